# heaplings: X08.4
# fails: blanks
# belief: off-keeps-c
import gc
import weakref


class Node:
    pass


def make():
    """Returns c, a and b. c holds a; a and b hold each other."""
    a = Node()
    b = Node()
    c = Node()
    c.next = a
    a.next = b
    b.next = a
    return c, a, b


def alive():
    return len([watch for watch in watches if watch() is not None])


def allocate():
    """Makes far more objects than a collection waits for."""
    return [Node() for number in range(50000)]


gc.collect()
c, a, b = make()
watches = [weakref.ref(c), weakref.ref(a), weakref.ref(b)]
del a, b
print(alive())                   # => 3
gc.collect()
print(alive())                   # => 3
del c
print(alive())                   # => 2
gc.collect()
print(alive())                   # => 0

gc.disable()
c, a, b = make()
watches = [weakref.ref(c), weakref.ref(a), weakref.ref(b)]
del a, b, c
print(alive())                   # => 3
allocate()
print(alive())                   # => 3
gc.collect()
print(alive())                   # => 0

gc.enable()
c, a, b = make()
watches = [weakref.ref(c), weakref.ref(a), weakref.ref(b)]
del a, b, c
allocate()
print(alive())                   # => 0
