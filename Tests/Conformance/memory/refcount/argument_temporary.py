# A temporary passed to a Python function.
import sys


def count(o):
    return sys.getrefcount(o)


def second(a, b):
    return sys.getrefcount(b)


print(count([]))
print(count(object()))
print(count({}))
print(second(1, []))
print((lambda o: sys.getrefcount(o))([]))
