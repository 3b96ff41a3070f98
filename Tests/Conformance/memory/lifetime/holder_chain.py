# c points into the pair a, b: nothing goes before c does.
import gc
import sys


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


gc.disable()
gc.collect()
a, b, c = Node("a"), Node("b"), Node("c")
a.o, b.o, c.o = b, a, a
print(sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(c))
del a, b
gc.collect()
print("collected once")
del c
gc.collect()
print("collected twice")
