# heaplings: X05.1
# fails: blanks
# belief: without-the-collectors-words
from sys import getsizeof

print(getsizeof(object()))       # => 3.8: 16  3.13: 16
print(getsizeof(0))              # => 3.8: 24  3.13: 28
print(getsizeof([]))             # => 3.8: 40  3.13: 40
print(getsizeof({}))             # => 3.8: 48  3.13: 48
print(getsizeof(""))             # => 3.8: 49  3.13: 41
print(getsizeof([1]))            # => 3.8: 48  3.13: 48
print(getsizeof([1, 2, 3, 4]))   # => 3.8: 72  3.13: 72
print(getsizeof("hello"))        # => 3.8: 54  3.13: 46
