# Growth of a dict with str keys: from 3.11 its entries are smaller.
import sys

table = {}
last = sys.getsizeof(table)
print(0, last)
for n in range(1, 1500):
    table["k%d" % n] = None
    size = sys.getsizeof(table)
    if size != last:
        print(n, size)
        last = size
