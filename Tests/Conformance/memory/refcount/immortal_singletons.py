# From 3.12 the singletons and small ints never change their count.
import sys

IMMORTAL = 4294967295
for value in (None, True, False, Ellipsis, NotImplemented, 0, 1, 256, -5, (), "", b"", "a"):
    print(repr(value), sys.getrefcount(value) == IMMORTAL)
before = sys.getrefcount(None)
row = [None] * 1000
print(sys.getrefcount(None) - before in (0, 1000), sys.getrefcount(None) - before)
