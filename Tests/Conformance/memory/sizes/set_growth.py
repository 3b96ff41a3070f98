# Growth of a set by add.
import sys

group = set()
last = sys.getsizeof(group)
print(0, last)
for n in range(1, 6000):
    group.add(n)
    size = sys.getsizeof(group)
    if size != last:
        print(n, size)
        last = size
