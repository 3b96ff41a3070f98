# A positional argument: up to 3.10 the caller's stack and the callee's local both count.
import sys


def count(o):
    return sys.getrefcount(o)


data = []
print(count(data))
alias = data
print(count(data))
print(count(o=data))


def local():
    inside = []
    return count(inside)


print(local())
