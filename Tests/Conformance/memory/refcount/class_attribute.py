# Class attributes, slots and instance attributes each hold one.
import sys

data = []


class Holder:
    shared = data


print(sys.getrefcount(data))
h = Holder()
h.own = data
print(sys.getrefcount(data))
print(sys.getrefcount(h.shared))


class Slotted:
    __slots__ = ("value",)


s = Slotted()
s.value = data
print(sys.getrefcount(data))
del s.value
del h.own
del Holder.shared
print(sys.getrefcount(data))
