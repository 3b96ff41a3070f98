# A default value is owned by the function.
import sys


def remember(x, seen=[]):
    return sys.getrefcount(seen)


print(remember(1))
print(sys.getrefcount(remember.__defaults__[0]))
data = []


def other(o=data):
    return sys.getrefcount(o)


print(sys.getrefcount(data))
print(other())
other.__defaults__ = None
print(sys.getrefcount(data))
