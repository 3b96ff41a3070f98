# DEBUG_SAVEALL: garbage is kept in gc.garbage instead of being cleared.
import gc


class Node:
    __slots__ = ("name", "other")

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a, b
print(gc.collect())
print([o.name for o in gc.garbage], gc.garbage[0].other is gc.garbage[1])
print(gc.collect())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
