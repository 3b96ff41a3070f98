# A weak reference that is garbage itself is never called back.
import gc
import weakref


class Node:
    pass


gc.disable()
gc.collect()
a = Node()
a.me = a
a.watch = weakref.ref(a, lambda dead: print("never"))
del a
print(gc.collect() > 0)
b = Node()
b.me = b
outside = weakref.ref(b, lambda dead: print("called"))
del b
gc.collect()
