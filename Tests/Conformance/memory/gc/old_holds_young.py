# A young object that an old one holds survives; a dead old one holds it too.
import gc
import weakref


class Node:
    pass


gc.disable()
old = Node()
old.me = old
gc.collect()
young = Node()
young.me = young
old.young = young
r = weakref.ref(young)
del young
gc.collect(0)
print(r() is None)
del old
gc.collect(0)
gc.collect(1)
print(r() is None)
gc.collect()
print(r() is None)
