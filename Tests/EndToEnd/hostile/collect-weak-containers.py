# ends: 0
# prints: done
import gc
import weakref


class A:
    def __init__(self):
        self.me = self


class Key(A):
    def __eq__(self, other):
        gc.collect()
        return self is other

    def __hash__(self):
        return 1


w = weakref.WeakKeyDictionary()
v = weakref.WeakValueDictionary()
s = weakref.WeakSet()
for i in range(30):
    k = Key()
    w[k] = k
    v[i] = Key()
    s.add(Key())
    gc.collect()
for container in (w, s):
    for item in container:
        gc.collect()
for key in list(v):
    gc.collect()
del k
w.clear()
gc.collect()
p = weakref.proxy(A())
for use in (lambda: p.x, lambda: p + 1, lambda: str(p), lambda: p == p, lambda: bool(p), lambda: p()):
    gc.collect()
    try:
        use()
    except (ReferenceError, TypeError, AttributeError):
        pass
for wrong in (1, "x", None, [], ()):
    try:
        weakref.ref(wrong)
    except TypeError:
        pass
weakref.finalize(A(), lambda: 1 / 0)
gc.collect()
print("done")
