# heaplings: X08.1
# fails: blanks
# belief: found-again
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
print(getrefcount(a))            # => 3.8: 3  3.13: 3
print(getrefcount(b))            # => 3.8: 3  3.13: 3
watch_a = weakref.ref(a)
watch_b = weakref.ref(b)
print(getrefcount(a))            # => 3.8: 3  3.13: 3
before = allocations()
del a, b
print(allocations() - before)    # => 3.8: 0  3.13: 0
print(getrefcount(watch_a()))    # => 3.8: 2  3.13: 2
print(getrefcount(watch_b()))    # => 3.8: 2  3.13: 2
print(gc.collect())              # => 3.8: 4  3.13: 2
print(watch_a())                 # => 3.8: None  3.13: None
print(gc.collect())              # => 3.8: 4  3.13: 2
