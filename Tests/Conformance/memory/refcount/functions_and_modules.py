# Functions and modules are ordinary objects.
import gc
import sys


def f():
    pass


print(sys.getrefcount(f))
g = f
print(sys.getrefcount(f))
print(sys.getrefcount(lambda: 0))


class C:
    def m(self):
        pass


print(sys.getrefcount(C.m))
c = C()
print(sys.getrefcount(C.m))
print(sys.getrefcount(c.m.__func__))
