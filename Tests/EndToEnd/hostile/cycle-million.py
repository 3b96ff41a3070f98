# ends: 0
# prints: 1000000
import gc

gc.disable()
gc.collect()
first = last = [None]
for _ in range(999999):
    last = [last]
first[0] = last
del first, last
print(gc.collect())
