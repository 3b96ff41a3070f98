# The first collection of a fresh count, with the callback there before the last collect or after.
import gc

log = []


def watch(phase, info):
    if phase == "start":
        log.append(i)


def run(early):
    global i
    keep = [None] * 400
    numbers = range(400)
    thresholds = (100, 5, 5)
    gc.collect()
    i = -1
    if early:
        gc.callbacks.append(watch)
        gc.collect()
    else:
        gc.collect()
        gc.callbacks.append(watch)
    log.clear()
    gc.set_threshold(*thresholds)
    gc.enable()
    for i in numbers:
        keep[i] = []
    gc.disable()
    gc.callbacks.remove(watch)
    return log[:]


gc.disable()
gc.collect()
gc.freeze()
print(run(True))
print(run(False))
