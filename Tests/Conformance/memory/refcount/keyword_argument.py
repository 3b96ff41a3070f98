# Keyword and default arguments.
import sys


def count(o=None):
    return sys.getrefcount(o)


def only(*, o):
    return sys.getrefcount(o)


data = []
print(count(o=data))
print(count(o=[]))
print(only(o=data))
print(only(o=[]))
