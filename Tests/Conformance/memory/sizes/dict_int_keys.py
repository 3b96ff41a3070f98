# Growth of a dict with int keys.
import sys

table = {}
last = sys.getsizeof(table)
print(0, last)
for n in range(1, 3000):
    table[n] = None
    size = sys.getsizeof(table)
    if size != last:
        print(n, size)
        last = size
