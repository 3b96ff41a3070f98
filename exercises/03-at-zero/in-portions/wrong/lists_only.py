# heaplings: X03.5
# fails: within-budget
# says: over_budget
def drain(container, budget):
    open_containers = [container]
    dropped = 0
    while open_containers:
        inner = open_containers[-1]
        if not inner:
            open_containers.pop()
            continue
        value = inner.popitem()[1] if type(inner) is dict else inner.pop()
        if type(value) is list:
            open_containers.append(value)
            continue
        value = None
        dropped += 1
        if dropped == budget:
            yield
            dropped = 0


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
