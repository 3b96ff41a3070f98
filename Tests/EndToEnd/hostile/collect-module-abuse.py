# ends: 0
# prints: done
import gc


def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__)


class A:
    def __init__(self):
        self.me = self


def noisy(phase, info):
    gc.collect()
    gc.callbacks.clear()
    info.clear()
    A()
    raise ValueError(phase)


for bad in (noisy, 5, None, gc.collect):
    gc.callbacks.append(bad)
    A()
    attempt(gc.collect)
    gc.callbacks.clear()
attempt(lambda: gc.set_threshold(1))
for _ in range(1000):
    A()
attempt(lambda: gc.set_threshold(-1, -1, -1))
attempt(lambda: gc.set_threshold(2**31, 1))
attempt(lambda: gc.set_threshold(700, 10, 10))
attempt(lambda: gc.collect(5))
attempt(lambda: gc.collect(-1))
attempt(lambda: gc.get_objects(generation=9))
attempt(lambda: gc.set_debug(2**40))
gc.set_debug(gc.DEBUG_SAVEALL)
A()
gc.collect()
for item in gc.garbage:
    gc.garbage.clear()
    gc.collect()
gc.set_debug(0)
attempt(lambda: gc.garbage.append(gc.garbage))
gc.garbage = None
A()
gc.collect()
gc.freeze()
A()
gc.collect()
gc.unfreeze()
for item in gc.get_objects():
    attempt(lambda: gc.get_referents(item))
    attempt(lambda: gc.is_finalized(item))
attempt(lambda: gc.get_referrers(*gc.get_objects()[:50]))
print("done")
