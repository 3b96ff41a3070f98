# Two dead objects: callbacks in the order of the objects, newest first for each.
import gc
import weakref


class Node:
    pass


def say(name):
    return lambda dead: print(name, end=" ")


gc.disable()
gc.collect()
p, q = Node(), Node()
p.other, q.other = q, p
refs = [weakref.ref(q, say("q1")), weakref.ref(p, say("p1"))]
refs += [weakref.ref(q, say("q2")), weakref.ref(p, say("p2"))]
del p, q
gc.collect()
print()
