# ends: 0 1 3
# prints: before
# What runs when everything ends: finalizers that raise, print, make cycles and look for modules that are gone.
import gc
import sys
import weakref


class A:
    def __init__(self):
        self.me = self

    def __del__(self):
        A.last = self
        sys.stdout.write("")
        gc.collect()
        raise SystemExit(99)


kept = A()
reference = weakref.ref(kept, lambda r: 1 / 0)
sys.modules.clear()
sys.stdout.write("before\n")
sys.exit(0)
