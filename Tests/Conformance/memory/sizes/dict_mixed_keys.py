# The first key that is not a str rebuilds the table.
import sys

table = {"a": 1}
print(sys.getsizeof(table))
table[1] = 2
print(sys.getsizeof(table))
del table[1]
print(sys.getsizeof(table))
four = {"a": 1, "b": 2, "c": 3, "d": 4}
print(sys.getsizeof(four))
four[None] = 5
print(sys.getsizeof(four))
tuples = {("a",): 1}
print(sys.getsizeof(tuples))
tuples["b"] = 2
print(sys.getsizeof(tuples))
