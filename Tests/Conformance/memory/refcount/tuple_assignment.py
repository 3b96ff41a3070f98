# Unpacking and swapping leave the counts as they were.
import sys

a, b = [], {}
print(sys.getrefcount(a), sys.getrefcount(b))
a, b = b, a
print(sys.getrefcount(a), sys.getrefcount(b))
first, *rest = [a, b, a]
print(sys.getrefcount(a), sys.getrefcount(b))
(x, y), z = (a, b), a
print(sys.getrefcount(a), sys.getrefcount(b))
