# heaplings: X03.5
def drain(container, budget):
    """One item a step, from the innermost container on the way of the last items."""
    while container:
        inner = container
        path = []
        while True:
            if isinstance(inner, dict):
                last = next(reversed(inner))
                value = inner[last]
            elif isinstance(inner, list):
                value = inner[-1]
            else:
                value = None
            if not isinstance(value, (list, dict, set)) or not value:
                break
            path.append(inner)
            inner = value
        value = path = None
        if isinstance(inner, dict):
            inner.popitem()
        else:
            inner.pop()
        inner = None
        yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
