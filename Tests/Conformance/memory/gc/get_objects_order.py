# Newest last within a generation; the result list itself is not in it.
import gc


class Node:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


gc.disable()
gc.collect()
nodes = [Node(i) for i in range(5)]
print([o.name for o in gc.get_objects(generation=0) if type(o) is Node])
print([o.name for o in gc.get_objects() if type(o) is Node])
row = gc.get_objects()
print(any(o is row for o in row))
gc.collect(0)
extra = Node("new")
print([o.name for o in gc.get_objects() if type(o) is Node])
print(len(gc.get_objects(generation=None)) > 0)
