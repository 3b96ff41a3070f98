# Descriptors; bytearrays of iterables; upper case of one character.
import sys


class Slotted:
    __slots__ = ("a",)


print(sys.getsizeof(int.real), sys.getsizeof(Slotted.a), sys.getsizeof(type.__call__), sys.getsizeof([].__len__))
print(sys.getsizeof(bytearray([1, 2])), sys.getsizeof(bytearray(range(20))), sys.getsizeof(bytearray((1, 2, 3))))
print(sys.getsizeof(AttributeError()), sys.getsizeof(NameError()), sys.getsizeof(SyntaxError()))
