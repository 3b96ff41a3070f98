# With many old objects a full collection waits until the new ones are a quarter of them.
import gc

log = []


def watch(phase, info):
    if phase == "start":
        log.append(info["generation"])


def run(old):
    ballast = [[] for _ in range(old)]
    gc.collect()
    log.clear()
    gc.enable()
    keep = [[] for _ in range(30000)]
    gc.disable()
    return [log.count(g) for g in range(3)]


gc.disable()
gc.collect()
gc.freeze()
gc.callbacks.append(watch)
gc.set_threshold(100, 5, 5)
few, many = run(0), run(200000)
print(few[2] > 0, many[2])
print(abs(sum(few) - sum(many)) <= 2)
