# A saved exception holds the frame, and the frame its locals.
import sys

data = []


def fail(o):
    local = o
    raise ValueError


try:
    fail(data)
except ValueError as e:
    print(sys.getrefcount(data))
    saved = e
print(sys.getrefcount(data))
saved.__traceback__ = None
print(sys.getrefcount(data))
