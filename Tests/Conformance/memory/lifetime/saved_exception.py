# A saved exception keeps the locals of the frames it passed.
import weakref


class Node:
    pass


def fail():
    global r
    local = Node()
    r = weakref.ref(local)
    raise ValueError


try:
    fail()
except ValueError as e:
    saved = e
print(r() is None)
saved.__traceback__ = None
print(r() is None)
