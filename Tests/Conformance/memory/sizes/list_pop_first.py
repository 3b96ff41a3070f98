# pop(0) and remove shrink the list in every version.
import sys

row = []
for i in range(20):
    row.append(i)
sizes = []
while len(row) > 10:
    row.pop(0)
    sizes.append(sys.getsizeof(row))
while row:
    row.remove(row[0])
    sizes.append(sys.getsizeof(row))
print(sizes)
