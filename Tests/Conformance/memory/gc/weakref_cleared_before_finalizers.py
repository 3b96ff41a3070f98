# One collection: weak references first, then every finalizer, then the memory.
import gc
import weakref


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, [r() is None for r in refs])


gc.disable()
gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
refs = [weakref.ref(a), weakref.ref(b, lambda dead: print("callback"))]
del a, b
print(gc.collect() > 0)
