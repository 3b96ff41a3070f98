# heaplings: X05.1
# fails: blanks
# belief: multiples-of-8
from sys import getsizeof

print(getsizeof(object()))       # => 3.8: 16  3.13: 16
print(getsizeof(0))              # => 3.8: 24  3.13: 32
print(getsizeof([]))             # => 3.8: 56  3.13: 56
print(getsizeof({}))             # => 3.8: 64  3.13: 64
print(getsizeof(""))             # => 3.8: 56  3.13: 48
print(getsizeof([1]))            # => 3.8: 64  3.13: 64
print(getsizeof([1, 2, 3, 4]))   # => 3.8: 88  3.13: 88
print(getsizeof("hello"))        # => 3.8: 56  3.13: 48
