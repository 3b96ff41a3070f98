# The sample of two lists: nothing is saved while they are named.
import gc

gc.disable()
gc.collect()
a, b = [], []
a.append(b)
b.append(a)
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.collect(), len(gc.garbage))
del a, b
print(gc.collect(), len(gc.garbage))
print([type(o).__name__ for o in gc.garbage], gc.garbage[0][0] is gc.garbage[1])
gc.set_debug(0)
gc.garbage.clear()
