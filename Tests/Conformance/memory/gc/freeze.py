# Frozen objects are outside every generation; a frozen dead cycle stays.
import gc
import weakref


class Node:
    pass


gc.disable()
gc.collect()
n = Node()
n.me = n
r = weakref.ref(n)
del n
gc.freeze()
print(gc.get_freeze_count() > 0, len(gc.get_objects()) < 20)
gc.collect()
print(r() is None)
gc.unfreeze()
print(gc.get_freeze_count())
print(any(o is r() for o in gc.get_objects(generation=2)))
gc.collect()
print(r() is None)
