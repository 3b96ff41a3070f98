# An iterator holds its list until it is exhausted.
import sys

data = [1, 2]
it = iter(data)
print(sys.getrefcount(data))
next(it)
next(it)
print(sys.getrefcount(data))
print(next(it, "end"))
print(sys.getrefcount(data))
back = reversed(data)
print(sys.getrefcount(data))
del back
pairs = zip(data, data)
print(sys.getrefcount(data))
del pairs
numbered = enumerate(data)
print(sys.getrefcount(data))
table = {"a": 1}
view = table.keys()
print(sys.getrefcount(table))
