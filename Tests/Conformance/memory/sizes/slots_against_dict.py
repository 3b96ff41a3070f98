# The comparison that articles make: the dict alone against the slotted instance.
import sys


class WithDict:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class WithSlots:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


a = WithDict(1, 2)
b = WithSlots(1, 2)
print(sys.getsizeof(a), sys.getsizeof(a.__dict__), sys.getsizeof(b))
rows = [WithDict(i, i) for i in range(1000)]
print(sum(sys.getsizeof(o.__dict__) for o in rows))
print(sum(sys.getsizeof(o) for o in rows))
print(sum(sys.getsizeof(WithSlots(i, i)) for i in range(1000)))
