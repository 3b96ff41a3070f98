# heaplings: X04.4
from sys import getrefcount


def more(value):
    before = getrefcount(value)
    held = [value] * 1000
    return getrefcount(value) - before


def left(value):
    before = getrefcount(value)
    held = [value] * 1000
    del held
    return getrefcount(value) - before


large = int("70000")
print(more(None))                # => 3.11: 1000  3.13: 0
print(more(7))                   # => 3.11: 1000  3.13: 0
print(more(large))               # => 3.11: 1000  3.13: 1000
print(left(None))                # => 3.11: 0  3.13: 0
print(left(large))               # => 3.11: 0  3.13: 0
print(getrefcount(large))        # => 3.11: 2  3.13: 2
print(getrefcount(7) > 1000000)  # => 3.11: True  3.13: True
