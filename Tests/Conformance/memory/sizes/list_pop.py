# Sizes of a list that shrinks by pop.
import sys

row = []
for n in range(100):
    row.append(None)
last = sys.getsizeof(row)
print(len(row), last)
while row:
    row.pop()
    size = sys.getsizeof(row)
    if size != last:
        print(len(row), size)
        last = size
