# Inside a finalizer of a cycle the other members are whole; hanging parts die later.
import gc


class Leaf:
    def __del__(self):
        print("leaf gone")


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "sees", self.other.name, type(self.other.leaf).__name__)


gc.disable()
gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
a.leaf, b.leaf = Leaf(), Leaf()
del a, b
print("collect")
gc.collect()
print("end")
