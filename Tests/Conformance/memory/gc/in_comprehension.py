# The same in a loop of bytecode.
import gc

log = []


def watch(phase, info):
    if phase == "start":
        log.append(info["generation"])


gc.disable()
gc.collect()
gc.freeze()
gc.callbacks.append(watch)
gc.collect()
log.clear()
gc.set_threshold(100, 1000, 1000)
gc.enable()
made = [[] for _ in range(5000)]
gc.disable()
print(len(log))
