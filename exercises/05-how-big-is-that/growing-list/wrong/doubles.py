# heaplings: X05.3
# fails: blanks
# belief: doubles
from sys import getsizeof


def grow(row):
    size = getsizeof(row)
    while getsizeof(row) == size:
        row.append(None)
    return len(row)


row = [None] * 40
print(getsizeof(row))     # => 376
print(grow(row))          # => 41
print(getsizeof(row))     # => 696
print(grow(row))          # => 81
print(getsizeof(row))     # => 1336
print(grow(row))          # => 161
print(getsizeof(row))     # => 2616
print(grow(row))          # => 321
print(getsizeof(row))     # => 5176
row = [None] * 1000
print(getsizeof(row))     # => 8056
print(grow(row))          # => 1001
print(getsizeof(row))     # => 16056
