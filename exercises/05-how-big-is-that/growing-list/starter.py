# heaplings: X05.3
from sys import getsizeof


def grow(row):
    size = getsizeof(row)
    while getsizeof(row) == size:
        row.append(None)
    return len(row)


row = [None] * 40
print(getsizeof(row))     # => ?
print(grow(row))          # => ?
print(getsizeof(row))     # => ?
print(grow(row))          # => ?
print(getsizeof(row))     # => ?
print(grow(row))          # => ?
print(getsizeof(row))     # => ?
print(grow(row))          # => ?
print(getsizeof(row))     # => ?
row = [None] * 1000
print(getsizeof(row))     # => ?
print(grow(row))          # => ?
print(getsizeof(row))     # => ?
