# Two dead cycles in one collection: all finalizers first, in creation order.
import gc


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, hasattr(self, "other"))


gc.disable()
gc.collect()
a, b, c, d = N("a"), N("b"), N("c"), N("d")
a.other, d.other = d, a
b.other, c.other = c, b
del a, b, c, d
gc.collect()
