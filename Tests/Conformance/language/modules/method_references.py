# WeakMethod: dead with either part, told once; equality of the living and the dead.
import weakref


class Node:
    def __eq__(self, other): return isinstance(other, Node)
    def __hash__(self): return 1
    def one(self): return 1
    def two(self): return 2


def told(reference):
    print('told', reference() is None)


a, b = Node(), Node()
r, s, t = weakref.WeakMethod(a.one, told), weakref.WeakMethod(b.one), weakref.WeakMethod(a.two)
print(r == s, r != s, r == t, r != t, r == a.one, r != 5, hash(r) == hash(s), r()(), t()())
print(len({r, s, t}), type(r()), r() == a.one)
function = Node.two
del Node.two, function
print(t(), t == t, t != t, t == r, r() is not None)
del a
print(r(), r == r, r == weakref.WeakMethod(b.one), r != s, r != r, s() is not None)
for bad in (5, len, Node, lambda: 1, b):
    try:
        weakref.WeakMethod(bad)
    except TypeError as error:
        print(str(error)[:40])
