# A table that only ever holds one key still fills up and is rebuilt.
import sys

table = {}
sizes = []
for i in range(40):
    table[i] = i
    if i:
        del table[i - 1]
    size = sys.getsizeof(table)
    if not sizes or sizes[-1][1] != size:
        sizes.append((i, size))
print(sizes)
