# The classic thresholds.
import gc

log = []


def watch(phase, info):
    if phase == "start":
        log.append((i, info["generation"]))


N = 100000
keep = [None] * N
numbers = range(N)
thresholds = (700, 10, 10)
gc.disable()
gc.collect()
gc.freeze()
gc.collect()
gc.callbacks.append(watch)
i = -1
gc.collect()
log.clear()
gc.set_threshold(*thresholds)
gc.enable()
for i in numbers:
    keep[i] = []
gc.disable()
generations = [g for _, g in log]
print([generations.count(g) for g in range(3)])
print(log[0][0], [at for at, g in log if g == 2])
print([at for at, g in log if g == 1])
