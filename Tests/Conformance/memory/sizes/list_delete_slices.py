# Slice deletion, clear and slice assignment.
import sys

row = list(range(100))
del row[10:]
print(sys.getsizeof(row))
row.clear()
print(sys.getsizeof(row))
row = list(range(100))
row[:] = []
print(sys.getsizeof(row))
row = list(range(100))
row[5:] = [1]
print(sys.getsizeof(row))
row = list(range(100))
del row[::2]
print(len(row), sys.getsizeof(row))
