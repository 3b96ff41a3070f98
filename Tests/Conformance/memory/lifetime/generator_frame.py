# A suspended generator keeps its locals; close() lets them go.
import weakref


class Node:
    pass


def gen():
    global r
    local = Node()
    r = weakref.ref(local)
    yield 1
    yield 2


g = gen()
next(g)
print(r() is None, g.gi_frame is None)
g.close()
print(r() is None, g.gi_frame is None)
g = gen()
print(list(g), r() is None, g.gi_frame is None)
