# An instance that holds itself in a set, a dict and a list.
import gc


class Node:
    pass


def make(box):
    a = Node()
    a.box = box(a)


gc.disable()
gc.collect()
for name, box in (
    ("set", lambda a: {a}),
    ("dict", lambda a: {1: a}),
    ("list", lambda a: [a]),
    ("tuple", lambda a: (a,)),
):
    make(box)
    print(name, gc.collect())
