# del row[0] shrinks the list, except in 3.13.0, which keeps the room.
import sys

row = []
for i in range(20):
    row.append(i)
sizes = []
while row:
    del row[0]
    sizes.append(sys.getsizeof(row))
print(sizes)
