# Polling a dead cycle with "while ref() is not None": from 3.12 the poll itself keeps it alive.
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
keep = []
turns = 0
gc.set_threshold(700, 10, 10)
gc.enable()
while r() is not None and turns < 20000:
    keep.append([])
    turns += 1
gc.disable()
print(turns < 20000)
print(650 <= turns <= 700)
