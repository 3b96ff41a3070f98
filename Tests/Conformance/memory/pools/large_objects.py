# A request above 512 bytes is one block too, though no pool holds it.
import gc
import sys

gc.disable()
gc.collect()
keep = [None] * 500
before = sys.getallocatedblocks()
for i in range(500):
    keep[i] = bytes(100)
small = sys.getallocatedblocks() - before
before = sys.getallocatedblocks()
for i in range(500):
    keep[i] = bytes(10000)
large = sys.getallocatedblocks() - before
print(abs(small - 500) < 10, abs(large) < 10)
