# While it is iterated, a weak dictionary postpones removals; the yielded value is held.
import weakref


class Node:
    pass


d = weakref.WeakValueDictionary()
nodes = [Node() for _ in range(3)]
for i, node in enumerate(nodes):
    d[i] = node
del node
seen = []
for key, value in d.items():
    seen.append(key)
    nodes.clear()
    print(key, isinstance(value, Node))
    del value
print(seen, len(d))
