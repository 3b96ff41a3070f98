# Survivors go behind those already there; what only a younger list reaches comes in the order of its visit.
import gc


class Node:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


gc.disable()
gc.collect()
first = [Node(1), Node(2)]
gc.collect(0)
second = [Node(3), Node(4)]
gc.collect(0)
print([o.name for o in gc.get_objects(generation=1) if type(o) is Node])
gc.collect(1)
third = [Node(5)]
gc.collect(1)
print([o.name for o in gc.get_objects(generation=2) if type(o) is Node])
