# Nothing is collected while a name holds the cycle.
import gc

gc.disable()
gc.collect()
a, b = [], []
a.append(b)
b.append(a)
print(gc.collect())
del a
print(gc.collect())
del b
print(gc.collect())
print(gc.collect())
