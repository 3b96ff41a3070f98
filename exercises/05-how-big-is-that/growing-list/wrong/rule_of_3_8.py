# heaplings: X05.3
# fails: blanks
# belief: the-rule-of-3.8
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
print(grow(row))          # => 53
print(getsizeof(row))     # => 576
print(grow(row))          # => 66
print(getsizeof(row))     # => 696
print(grow(row))          # => 81
print(getsizeof(row))     # => 832
row = [None] * 1000
print(getsizeof(row))     # => 8056
print(grow(row))          # => 1001
print(getsizeof(row))     # => 9112
