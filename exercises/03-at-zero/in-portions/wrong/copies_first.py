# heaplings: X03.5
# fails: no-copy
def drain(container, budget):
    items = list(all_items(container))
    container.clear()
    while items:
        for _ in range(min(budget, len(items))):
            items.pop()
        yield


def all_items(container):
    for value in container.values() if type(container) is dict else container:
        if type(value) in (list, dict, set):
            yield from all_items(value)
        else:
            yield value


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
