# A weak reference gives the object while it lives.
import weakref


class Node:
    def __init__(self, name):
        self.name = name


n = Node("a")
r = weakref.ref(n)
print(r() is n, r().name)
other = n
del n
print(r() is other)
del other
print(r())
print(r() is None)
