# Class objects.
import sys


class Plain:
    pass


class OneSlot:
    __slots__ = ("a",)


print(sys.getsizeof(OneSlot))
print(sys.getsizeof(int), sys.getsizeof(object), sys.getsizeof(type))
