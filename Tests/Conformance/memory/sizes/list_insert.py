# insert follows the same resize rule as append.
import sys

row = []
sizes = []
for i in range(20):
    row.insert(0, i)
    sizes.append(sys.getsizeof(row))
print(sizes)
