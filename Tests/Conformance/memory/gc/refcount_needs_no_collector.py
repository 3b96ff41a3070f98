# What is not cyclic goes by counting: nothing is left to collect.
import gc


class Node:
    pass


gc.disable()
gc.collect()
root = Node()
root.children = [Node() for _ in range(10)]
for child in root.children:
    child.leaf = {"leaf": Node()}
del root, child
print(gc.collect())
