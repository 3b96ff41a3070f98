# A string of ASCII characters: one byte each.
import sys

for n in (0, 1, 2, 5, 10, 100, 1000, 5000):
    print(n, sys.getsizeof("x" * n))
print(sys.getsizeof("hello"), sys.getsizeof("\n"), sys.getsizeof("\x7f\x7f"))
