# Displays of constants and of names.
import sys

a = b = c = d = None
print(sys.getsizeof([]), sys.getsizeof([a]), sys.getsizeof([a, b, c, d]))
print(sys.getsizeof([1]), sys.getsizeof([1, 2]), sys.getsizeof([1, 2, 3]))
print(sys.getsizeof([1, 2, 3, 4]), sys.getsizeof([1, 2, 3, 4, 5]))
print(sys.getsizeof([1, 2, 3, 4, 5, 6, 7, 8]), sys.getsizeof([1, 2, 3, 4, 5, 6, 7, 8, 9]))
print(sys.getsizeof([*(a, b, c)]), sys.getsizeof([*range(5)]))
