# collect(g) clears the counts up to g and adds one to the next.
import gc

gc.disable()
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect()
print(gc.get_count()[1:])
