# A finalizer whose callback holds its own object never runs before exit.
import gc
import weakref


class Node:
    def close(self):
        print("close")


gc.disable()
n = Node()
r = weakref.ref(n)
f = weakref.finalize(n, n.close)
del n
gc.collect()
print(r() is not None, f.alive)
f()
gc.collect()
print(r() is None)
