# heaplings: X03.5
# fails: within-budget
# says: over_budget
def drain(container, budget):
    while container:
        for _ in range(min(budget, len(container))):
            if type(container) is dict:
                container.popitem()
            else:
                container.pop()
        yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
