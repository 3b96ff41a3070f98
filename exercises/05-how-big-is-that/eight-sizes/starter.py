# heaplings: X05.1
from sys import getsizeof

print(getsizeof(object()))       # => 3.8: ?  3.13: ?
print(getsizeof(0))              # => 3.8: ?  3.13: ?
print(getsizeof([]))             # => 3.8: ?  3.13: ?
print(getsizeof({}))             # => 3.8: ?  3.13: ?
print(getsizeof(""))             # => 3.8: ?  3.13: ?
print(getsizeof([1]))            # => 3.8: ?  3.13: ?
print(getsizeof([1, 2, 3, 4]))   # => 3.8: ?  3.13: ?
print(getsizeof("hello"))        # => 3.8: ?  3.13: ?
