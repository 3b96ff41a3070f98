# heaplings: X03.5
# fails: emptied
# says: not_empty
def drain(container, budget):
    """Empties the inner containers and leaves them in their places."""
    dropped = 0
    for inner in inside_out(container):
        plain = [key for key in keys(inner) if type(value_at(inner, key)) not in (list, dict, set)]
        while plain:
            remove(inner, plain.pop())
            dropped += 1
            if dropped == budget:
                yield
                dropped = 0


def keys(container):
    return list(container) if type(container) in (dict, set) else list(range(len(container)))


def value_at(container, key):
    return key if type(container) is set else container[key]


def remove(container, key):
    if type(container) is set:
        container.pop()
    else:
        del container[key]


def inside_out(container):
    for key in keys(container):
        value = value_at(container, key)
        if type(value) in (list, dict, set):
            yield from inside_out(value)
    yield container


if __name__ == "__main__":
    class Item:
        def __del__(self):
            print("an item dies")

    container = [Item(), {"a": [Item(), Item()], "b": Item()}, {Item()}]
    for _ in drain(container, 2):
        print("a step has ended")
    print("left:", container)
