# Only a full collection empties the free lists.
import gc
import sys

gc.disable()
gc.collect()
hold = [None] * 3000
for i in range(3000):
    hold[i] = i + 0.5
for i in range(3000):
    hold[i] = None
before = sys.getallocatedblocks()
gc.collect(0)
print(before - sys.getallocatedblocks() < 50)
gc.collect(1)
print(before - sys.getallocatedblocks() < 50)
gc.collect(2)
print(before - sys.getallocatedblocks() >= 95)
