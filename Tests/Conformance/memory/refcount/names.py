# Every name adds one reference; getrefcount's own argument adds one more.
import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = b
print(sys.getrefcount(c))
del b
print(sys.getrefcount(a))
c = None
print(sys.getrefcount(a))
x = y = z = []
print(sys.getrefcount(x))
