# heaplings: X03.5
# fails: within-budget
# says: over_budget
def drain(container, budget):
    container.clear()
    yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
