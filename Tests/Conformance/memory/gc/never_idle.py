# A loop that makes no containers runs no collection.
import gc

log = []


def watch(phase, info):
    log.append(phase)


gc.collect()
gc.callbacks.append(watch)
total = 0
for i in range(200000):
    total += i * i
print(len(log))
text = "".join(str(i) for i in range(1000))
print(len(log))
gc.callbacks.clear()
