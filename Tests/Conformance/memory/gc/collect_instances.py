# Instances: up to 3.10 each has a dict object of its own that counts.
import gc


class Node:
    pass


def alone():
    a = Node()
    a.me = a


def pair():
    a, b = Node(), Node()
    a.other, b.other = b, a


def ring():
    nodes = [Node() for _ in range(10)]
    for i in range(10):
        nodes[i].next = nodes[i - 1]


gc.disable()
gc.collect()
for make in (alone, pair, ring):
    make()
    print(make.__name__, gc.collect())
