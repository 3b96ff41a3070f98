# Death by collection: the callback first, the reference already dead, then __del__.
import gc
import weakref


class Node:
    def __del__(self):
        print("del", r() is None, plain() is None)


gc.disable()
gc.collect()
n = Node()
n.me = n
r = weakref.ref(n, lambda dead: print("callback", dead() is None))
plain = weakref.ref(n)
del n
gc.collect()
