# What one more level of recursion adds.
import sys


def dive(o, depth):
    if depth == 0:
        return sys.getrefcount(o)
    return dive(o, depth - 1)


data = []
for depth in range(6):
    print(depth, dive(data, depth))
