# count[0]: allocations minus frees of instances, never below zero.
import gc


class S:
    __slots__ = ("a",)


gc.disable()
keep = [None] * 100
gc.collect()
base = gc.get_count()[0]
for i in range(100):
    keep[i] = S()
made = gc.get_count()[0]
print(100 <= made - base <= 102)
for i in range(50):
    keep[i] = None
half = gc.get_count()[0]
print(40 <= made - half <= 52)
gc.collect(0)
for i in range(50, 100):
    keep[i] = None
print(gc.get_count()[0] <= 1)
