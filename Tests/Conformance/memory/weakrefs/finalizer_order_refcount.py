# Death by count: __del__ first, with the reference still alive, then the callback.
import weakref


class Node:
    def __del__(self):
        print("del", r() is self)


n = Node()
r = weakref.ref(n, lambda dead: print("callback", dead() is None))
del n
