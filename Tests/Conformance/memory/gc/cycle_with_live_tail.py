# Garbage that points at living objects: only the garbage goes.
import gc
import sys


class S:
    __slots__ = ("other", "tail")


gc.disable()
gc.collect()
living = []
a, b = S(), S()
a.other, b.other = b, a
a.tail = b.tail = living
print(sys.getrefcount(living))
del a, b
print(sys.getrefcount(living))
print(gc.collect())
print(sys.getrefcount(living))
