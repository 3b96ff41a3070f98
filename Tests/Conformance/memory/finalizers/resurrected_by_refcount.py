# Coming back in a refcount __del__: weak references stay alive until the second death.
import weakref


class R:
    def __del__(self):
        global keep
        keep = self
        print("del")


r = R()
w = weakref.ref(r, lambda dead: print("callback"))
del r
print(w() is keep)
del keep
print(w() is None)
