# Sizes of a list that grows by append.
import sys

row = []
last = sys.getsizeof(row)
print(0, last)
for n in range(1, 1200):
    row.append(None)
    size = sys.getsizeof(row)
    if size != last:
        print(n, size)
        last = size
