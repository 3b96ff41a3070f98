# Children that point to their parent weakly: no cycle, so counting is enough.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.parent = weakref.ref(self)

    def __del__(self):
        print("gone", self.name)


gc.disable()
gc.collect()
root, leaf = Node("root"), Node("leaf")
root.add(leaf)
print(leaf.parent().name)
del root
print(leaf.parent())
del leaf
print(gc.collect())
