# bytes: 33 and one per byte.
import sys

for n in (0, 1, 2, 10, 100, 1000):
    print(n, sys.getsizeof(b"x" * n), sys.getsizeof(bytes(n)))
print(sys.getsizeof("中文".encode()))
