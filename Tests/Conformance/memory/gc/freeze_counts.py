# freeze clears all three counts; new objects are collected as always.
import gc

gc.disable()
gc.collect(0)
gc.collect(1)
gc.freeze()
print(gc.get_count()[1:])
a = []
a.append(a)
del a
print(gc.collect())
before = gc.get_freeze_count()
b = []
gc.freeze()
print(gc.get_freeze_count() - before > 0)
