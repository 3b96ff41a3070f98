# heaplings: X05.3
# fails: blanks
# belief: grows-at-each-append
from sys import getsizeof


def grow(row):
    size = getsizeof(row)
    while getsizeof(row) == size:
        row.append(None)
    return len(row)


row = [None] * 40
print(getsizeof(row))     # => 376
print(grow(row))          # => 41
print(getsizeof(row))     # => 384
print(grow(row))          # => 42
print(getsizeof(row))     # => 392
print(grow(row))          # => 43
print(getsizeof(row))     # => 400
print(grow(row))          # => 44
print(getsizeof(row))     # => 408
row = [None] * 1000
print(getsizeof(row))     # => 8056
print(grow(row))          # => 1001
print(getsizeof(row))     # => 8064
