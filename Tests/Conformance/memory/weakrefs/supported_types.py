# Which objects can be referred to weakly.
import sys
import weakref


class Plain:
    def m(self):
        pass


class Slots:
    __slots__ = ("a",)


class SlotsWeak:
    __slots__ = ("a", "__weakref__")


class L(list):
    pass


class T(tuple):
    pass


class I(int):
    pass


class S(str):
    pass


class E(Exception):
    pass


def f():
    yield


values = [
    object(), 5, 1.5, "s", b"b", bytearray(), (1,), [], {}, None, True, set(), frozenset(),
    f, f(), len, [].append, Plain().m, Plain, int, sys, Plain(), Slots(), SlotsWeak(),
    L(), T(), I(), S(), E(), Exception(), range(1), slice(1), property(), f.__code__,
]
for value in values:
    try:
        weakref.ref(value)
        print(type(value).__name__, "yes")
    except TypeError as e:
        print(e)
