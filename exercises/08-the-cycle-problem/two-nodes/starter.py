# heaplings: X08.1
import gc
import weakref
from sys import getrefcount


class Node:
    pass


def allocations():
    return gc.get_count()[0]


gc.collect()
allocations()
a = Node()
b = Node()
a.other = b
b.other = a
print(getrefcount(a))            # => 3.8: ?  3.13: ?
print(getrefcount(b))            # => 3.8: ?  3.13: ?
watch_a = weakref.ref(a)
watch_b = weakref.ref(b)
print(getrefcount(a))            # => 3.8: ?  3.13: ?
before = allocations()
del a, b
print(allocations() - before)    # => 3.8: ?  3.13: ?
print(getrefcount(watch_a()))    # => 3.8: ?  3.13: ?
print(getrefcount(watch_b()))    # => 3.8: ?  3.13: ?
print(gc.collect())              # => 3.8: ?  3.13: ?
print(watch_a())                 # => 3.8: ?  3.13: ?
print(gc.collect())              # => 3.8: ?  3.13: ?
