# A generator expression holds the iterator of its source.
import sys

data = [1, 2]
lazy = (x for x in data)
print(sys.getrefcount(data))
print(list(lazy))
print(sys.getrefcount(data))
