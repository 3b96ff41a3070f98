# Callbacks see start and stop of each collection.
import gc


def watch(phase, info):
    print(phase, info["generation"], info["collected"], info["uncollectable"], list(info))


gc.disable()
gc.collect()
gc.callbacks.append(watch)
a = []
a.append(a)
del a
gc.collect(0)
gc.collect(1)
gc.collect(2)
gc.callbacks.remove(watch)
gc.collect()
print(gc.callbacks)
