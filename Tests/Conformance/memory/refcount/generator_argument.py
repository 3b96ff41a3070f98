# A suspended generator's frame holds its arguments.
import sys


def numbers(source):
    for item in source:
        yield item


data = [1, 2, 3]
print(sys.getrefcount(data))
g = numbers(data)
print(sys.getrefcount(data))
next(g)
print(sys.getrefcount(data))
next(g)
print(sys.getrefcount(data))
g.close()
print(sys.getrefcount(data))
print(sys.getrefcount(g))
