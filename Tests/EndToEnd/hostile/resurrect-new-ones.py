# ends: 0
# prints: done
import gc


class A:
    def __init__(self):
        self.me = self

    def __del__(self):
        B()


class B(A):
    def __del__(self):
        A()


A()
for _ in range(100):
    gc.collect()
A.__del__ = B.__del__ = lambda self: None
print("done")
