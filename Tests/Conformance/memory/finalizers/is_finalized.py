# gc.is_finalized tells whether the collector has run the finalizer (3.9 and later).
import gc


class R:
    def __del__(self):
        saved.append(self)


class Plain:
    pass


gc.disable()
saved = []
r = R()
r.me = r
del r
gc.collect()
if hasattr(gc, "is_finalized"):
    print(gc.is_finalized(saved[0]), gc.is_finalized(R()), gc.is_finalized(Plain()), gc.is_finalized(5))
    print(gc.is_finalized(saved[1]))
else:
    print("no is_finalized")
