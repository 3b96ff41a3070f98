# Sizes of numbers and singletons.
import sys

for value in (0, 1, -1, 2**30 - 1, 2**30, 2**60, 2**64, 2**90, 10**100, 2**1000, -(2**1000)):
    print(sys.getsizeof(value))
print(sys.getsizeof(True), sys.getsizeof(False))
print(sys.getsizeof(1.5), sys.getsizeof(0.0), sys.getsizeof(1j))
print(sys.getsizeof(None), sys.getsizeof(Ellipsis), sys.getsizeof(NotImplemented))
print(sys.getsizeof(object()))
