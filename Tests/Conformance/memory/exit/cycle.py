# An unreachable cycle is finalized at exit even with the collector off.
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.disable()
a, b = D("a"), D("b")
a.other, b.other = b, a
del a, b
print("end of program")
