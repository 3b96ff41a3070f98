# Threshold 0 switches automatic collection off.
import gc

log = []
gc.collect()
gc.callbacks.append(lambda phase, info: log.append(phase))
gc.set_threshold(0)
keep = [[] for _ in range(20000)]
print(len(log), gc.isenabled())
gc.set_threshold(100, 10, 10)
keep = [[] for _ in range(20000)]
print(len(log) > 10)
gc.callbacks.clear()
