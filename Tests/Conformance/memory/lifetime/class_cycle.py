# A dropped class waits for the collector, with everything it holds.
import gc
import weakref


class Node:
    pass


gc.disable()
gc.collect()


class Holder:
    node = Node()


r = weakref.ref(Holder.node)
c = weakref.ref(Holder)
del Holder
print(c() is None, r() is None)
gc.collect()
print(c() is None, r() is None)
