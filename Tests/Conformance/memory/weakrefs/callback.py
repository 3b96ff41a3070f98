# A callback gets the dead reference.
import weakref


class Node:
    pass


def gone(dead):
    print("callback", dead is r, dead() is None)


n = Node()
r = weakref.ref(n, gone)
print(r.__callback__ is gone)
del n
print(r.__callback__)
