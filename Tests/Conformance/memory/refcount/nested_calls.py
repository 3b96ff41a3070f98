# Two Python calls on top of each other.
import sys


def inner(o):
    return sys.getrefcount(o)


def outer(o):
    return inner(o)


def third(o):
    return outer(o)


data = []
print(inner(data), outer(data), third(data))
print(inner([]), outer([]), third([]))
