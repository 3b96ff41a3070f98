# heaplings: X03.5
# fails: all-dead
# says: left_alive
parked = []


def drain(container, budget):
    while container:
        value = container.popitem()[1] if type(container) is dict else container.pop()
        parked.append(value)
        yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
