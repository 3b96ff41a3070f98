# What an object refers to, in the order of its type's traversal.
import gc


class Node:
    pass


class Slots:
    __slots__ = ("b", "a")


a, b, c = Node(), Node(), Node()
names = {id(a): "a", id(b): "b", id(c): "c", id(Node): "Node", id(Slots): "Slots"}


def show(o):
    print([names.get(id(x), type(x).__name__) for x in gc.get_referents(o)])


show([a, b, c])
show((a, b))
show({"x": a, "y": b})
show({a: b, c: 1})
show({a})
s = Slots()
s.b, s.a = b, a
show(s)
show(5)
show("text")
show(slice(a, b, c))
