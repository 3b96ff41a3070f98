# Several finalizers of one object: newest first.
import weakref


class Node:
    pass


n = Node()
for i in range(4):
    weakref.finalize(n, print, i)
del n
print("end")
