# WeakSet: a member goes when its object dies.
import weakref


class Node:
    pass


s = weakref.WeakSet()
a, b = Node(), Node()
s.add(a)
s.add(b)
s.add(a)
print(len(s), a in s, 5 in s)
del a
print(len(s), list(s) == [b])
try:
    s.add(5)
except TypeError as e:
    print(e)
s.discard(b)
print(len(s))
