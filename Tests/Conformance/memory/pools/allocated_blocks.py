# Live blocks: one per object, none for what is shared.
import gc
import sys


class S:
    __slots__ = ("a",)


gc.disable()
gc.collect()
keep = [None] * 1000
before = sys.getallocatedblocks()
for i in range(1000):
    keep[i] = S()
made = sys.getallocatedblocks() - before
print(990 <= made <= 1010)
before = sys.getallocatedblocks()
for i in range(1000):
    keep[i] = None
print(-1010 <= sys.getallocatedblocks() - before <= -990)
before = sys.getallocatedblocks()
for i in range(1000):
    keep[i] = i % 100
print(-10 <= sys.getallocatedblocks() - before <= 10)
