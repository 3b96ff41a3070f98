# A handler registry of bound methods keeps every object.
import gc
import weakref


class Widget:
    def handle(self):
        return "handled"


handlers = []
w = Widget()
handlers.append(w.handle)
r = weakref.ref(w)
del w
gc.collect()
print(r() is None, handlers[0]())
handlers.clear()
print(r() is None)
