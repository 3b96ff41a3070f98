# One member that comes back keeps the whole cycle; other garbage goes.
import gc
import weakref


class N:
    saved = None

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        if self.name == "b":
            N.saved = self


class Other:
    pass


gc.disable()
gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
x = Other()
x.me = x
wa, wb, wx = weakref.ref(a), weakref.ref(b), weakref.ref(x)
del a, b, x
gc.collect()
print(N.saved.name, N.saved.other.name)
print(wa() is None, wb() is None, wx() is None)
N.saved = None
gc.collect()
print("no second finalizer")
