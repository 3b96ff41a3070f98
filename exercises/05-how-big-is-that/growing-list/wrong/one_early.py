# heaplings: X05.3
# fails: blanks
# belief: one-append-early
from sys import getsizeof


def grow(row):
    size = getsizeof(row)
    while getsizeof(row) == size:
        row.append(None)
    return len(row)


row = [None] * 40
print(getsizeof(row))     # => 376
print(grow(row))          # => 41
print(getsizeof(row))     # => 472
print(grow(row))          # => 52
print(getsizeof(row))     # => 568
print(grow(row))          # => 64
print(getsizeof(row))     # => 664
print(grow(row))          # => 76
print(getsizeof(row))     # => 792
row = [None] * 1000
print(getsizeof(row))     # => 8056
print(grow(row))          # => 1001
print(getsizeof(row))     # => 9112
