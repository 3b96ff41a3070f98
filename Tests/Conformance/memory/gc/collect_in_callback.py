# A collection inside a collection does nothing.
import gc

results = []


def watch(phase, info):
    results.append((phase, gc.collect()))


gc.disable()
gc.collect()
gc.callbacks.append(watch)
a = []
a.append(a)
del a
print(gc.collect())
gc.callbacks.clear()
print(results)
