# Generator objects carry their frame from 3.11.
import sys


def small():
    yield 1


def larger(a, b):
    c = a
    d = b
    e = c
    yield e


g = small()
print(sys.getsizeof(g))
next(g)
print(sys.getsizeof(g))
print(sys.getsizeof(larger(1, 2)))
