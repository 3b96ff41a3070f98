# References as keys: found by the referent's hash while it lives.
import weakref


class Node:
    pass


nodes = [Node() for _ in range(3)]
table = {weakref.ref(n): i for i, n in enumerate(nodes)}
print([table[weakref.ref(n)] for n in nodes])
first = weakref.ref(nodes[0])
nodes.pop(0)
print(first() is None, first in table, len(table))
print(sum(1 for r in table if r() is None))
