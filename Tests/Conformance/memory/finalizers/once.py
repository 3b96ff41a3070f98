# A finalizer runs once, even if its object comes back and dies again.
import gc


class R:
    def __del__(self):
        print("del")
        saved.append(self)


gc.disable()
saved = []
r = R()
del r
print(len(saved))
saved.clear()
print("second death passed")
r = R()
r.me = r
del r
gc.collect()
print(len(saved))
saved[0].me = None
saved.clear()
print(gc.collect())
