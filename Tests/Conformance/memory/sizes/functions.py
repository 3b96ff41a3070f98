# Functions, methods and built-in functions.
import sys


def f():
    pass


def g(a, b=1, *c, d=2, **e):
    pass


class C:
    def m(self):
        pass


print(sys.getsizeof(f), sys.getsizeof(g), sys.getsizeof(lambda: 0))
print(sys.getsizeof(C.m), sys.getsizeof(C().m))
print(sys.getsizeof(len), sys.getsizeof([].append))
print(sys.getsizeof(staticmethod(f)), sys.getsizeof(classmethod(f)))
print(sys.getsizeof(property(f)))
