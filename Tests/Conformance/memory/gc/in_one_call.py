# One call that makes many lists: collections inside allocation up to 3.11, one after the call from 3.12.
import gc

log = []


def watch(phase, info):
    if phase == "start":
        log.append(info["generation"])


gc.disable()
gc.collect()
gc.freeze()
gc.callbacks.append(watch)
source = [() for _ in range(5000)]
gc.collect()
log.clear()
gc.set_threshold(100, 1000, 1000)
gc.enable()
made = list(map(list, source))
for _ in range(3):
    pass
gc.disable()
print(len(log) > 40, len(log))
