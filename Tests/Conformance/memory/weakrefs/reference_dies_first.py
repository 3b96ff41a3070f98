# No callback when the weak reference itself is gone.
import weakref


class Node:
    pass


n = Node()
r = weakref.ref(n, lambda dead: print("never"))
del r
del n
print("nothing called")
