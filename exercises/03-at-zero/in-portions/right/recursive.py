# heaplings: X03.5
def drain(container, budget):
    """Takes the items out one by one, and pauses after every `budget` of them."""
    dropped = 0
    for _ in drop_one_by_one(container):
        dropped += 1
        if dropped == budget:
            yield
            dropped = 0


def drop_one_by_one(container):
    """Yields each time an item has died."""
    while container:
        if type(container) is dict:
            value = container.popitem()[1]
        else:
            value = container.pop()
        if type(value) in (list, dict, set):
            yield from drop_one_by_one(value)
        else:
            value = None
            yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
