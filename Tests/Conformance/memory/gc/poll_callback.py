# The same cycle watched by a callback: gone after about threshold lists, in every version.
import gc
import weakref


class Node:
    pass


def gone(dead):
    global done
    done = True


gc.disable()
gc.collect()
done = False
n = Node()
n.me = n
r = weakref.ref(n, gone)
del n
keep = []
turns = 0
gc.set_threshold(700, 10, 10)
gc.enable()
while not done and turns < 20000:
    keep.append([])
    turns += 1
gc.disable()
print(650 <= turns <= 701)
