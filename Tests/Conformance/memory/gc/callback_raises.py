# A callback that raises is reported; the collection goes on.
import gc
import sys


def bad(phase, info):
    raise ValueError(phase)


def good(phase, info):
    print("good", phase)


def hook(report):
    print("ignored", report.exc_value, report.object is bad)


sys.unraisablehook = hook
gc.disable()
gc.collect()
gc.callbacks.extend([bad, good])
a = []
a.append(a)
del a
print(gc.collect())
gc.callbacks.clear()
