# A dead cycle that has grown old waits for its generation.
import gc


class Node:
    __slots__ = ("other",)


def cycle():
    a, b = Node(), Node()
    a.other, b.other = b, a
    return a


gc.disable()
gc.collect()
cycle()
print(gc.collect(0))
a = cycle()
gc.collect(0)
del a
print(gc.collect(0), gc.collect(1))
a = cycle()
gc.collect(1)
del a
print(gc.collect(0), gc.collect(1), gc.collect(2))
