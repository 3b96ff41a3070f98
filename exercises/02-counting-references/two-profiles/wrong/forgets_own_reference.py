# heaplings: X02.2
# fails: blanks
# belief: adds-nothing
import weakref
from sys import getrefcount


class Thing:
    def seen_by_method(self):
        return getrefcount(self)


def inside(value):
    return getrefcount(value)


def pausing(value):
    yield
    print(value)


def default(value=Thing()):
    return getrefcount(value)


def make_closure():
    value = Thing()

    def read():
        return getrefcount(value)

    return read


named = Thing()
print(inside(named))             # => 3.8: 3  3.13: 2
print(inside(Thing()))           # => 3.8: 2  3.13: 1
print(named.seen_by_method())    # => 3.8: 3  3.13: 2
paused = pausing(named)
next(paused)
print(getrefcount(named))        # => 3.8: 2  3.13: 2
print(default())                 # => 3.8: 2  3.13: 2
print(make_closure()())          # => 3.8: 1  3.13: 1
other = Thing()
weak = weakref.ref(other)
print(getrefcount(other))        # => 3.8: 1  3.13: 1
print(getrefcount(weak()))       # => 3.8: 1  3.13: 1
