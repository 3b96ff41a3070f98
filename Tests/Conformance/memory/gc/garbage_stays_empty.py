# A cycle with finalizers is freed; gc.garbage stays empty.
import gc


class Node:
    def __del__(self):
        print("del")


gc.disable()
gc.collect()
a, b = Node(), Node()
a.other, b.other = b, a
del a, b
print(gc.garbage)
gc.collect()
print(gc.garbage)
