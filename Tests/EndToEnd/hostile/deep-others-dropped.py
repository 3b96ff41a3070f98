# ends: 0
# prints: done
class Node:
    def __init__(self, next):
        self.next = next


class Slotted:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


def closure(inner):
    return lambda: inner


def generator(inner):
    yield inner
    yield inner


def started(inner):
    g = generator(inner)
    next(g)
    return g


def error(inner):
    e = ValueError("x")
    e.__context__ = inner
    return e


makers = [
    lambda x: (x,), lambda x: {1: x}, lambda x: Node(x), lambda x: Slotted(x), closure, started,
    lambda x: iter([x]), lambda x: slice(x), lambda x: property(x), lambda x: staticmethod(x),
    lambda x: map(x, []), lambda x: {"a": [x]}, lambda x: zip([x]), lambda x: Node(x).__init__,
]
for make in makers:
    x = None
    for _ in range(60000):
        x = make(x)
    del x
x = None
for _ in range(60000):
    x = error(x)
del x
print("done")
