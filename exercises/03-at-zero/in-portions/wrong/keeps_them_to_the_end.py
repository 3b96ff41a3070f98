# heaplings: X03.5
# fails: within-budget
# says: over_budget
def drain(container, budget):
    done = []
    open_containers = [container]
    while open_containers:
        inner = open_containers[-1]
        if not inner:
            open_containers.pop()
            continue
        value = inner.popitem()[1] if type(inner) is dict else inner.pop()
        if type(value) in (list, dict, set):
            open_containers.append(value)
        else:
            done.append(value)
            if len(done) % budget == 0:
                yield


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
