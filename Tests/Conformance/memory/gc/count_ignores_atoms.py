# Floats and strings do not count.
import gc

gc.disable()
keep = [None] * 5000
gc.collect()
before = gc.get_count()[0]
for i in range(5000):
    keep[i] = i + 0.5
print(gc.get_count()[0] - before < 10)
before = gc.get_count()[0]
for i in range(5000):
    keep[i] = str(i)
print(gc.get_count()[0] - before < 10)
