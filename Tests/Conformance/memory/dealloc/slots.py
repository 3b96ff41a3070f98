# Slots are released by name.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class S:
    __slots__ = ("b", "a", "c")


class Base:
    __slots__ = ("q",)


class Derived(Base):
    __slots__ = ("p",)


s = S()
s.c, s.b, s.a = D("c"), D("b"), D("a")
del s
print("|")
s = Derived()
s.q, s.p = D("q"), D("p")
del s
print("|")
