# Dead pair: finalize, callback and __del__ in one collection.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.disable()
gc.collect()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
r = weakref.ref(a, lambda dead: print("callback", dead()))
weakref.finalize(a, print, "finalize")
del a, b
gc.collect()
