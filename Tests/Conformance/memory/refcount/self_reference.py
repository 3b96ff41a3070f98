# An object that holds itself has one reference more.
import gc
import sys


class Node:
    pass


ring = []
ring.append(ring)
print(sys.getrefcount(ring))
node = Node()
node.me = node
print(sys.getrefcount(node))
node.also = [node, node]
print(sys.getrefcount(node))
table = {}
table["t"] = table
print(sys.getrefcount(table))
del node.also
print(sys.getrefcount(node))
gc.collect()
print(sys.getrefcount(ring))
