# gc.is_finalized tells whether the collector has run an object's finalizer.
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
print(gc.is_finalized(r))
del r
gc.collect()
print(gc.is_finalized(saved[0]), gc.is_finalized(R()), gc.is_finalized(Plain()), gc.is_finalized(5))
print(gc.is_finalized(saved[1]))
