# Which objects the collector tracks.
import gc
import sys
import weakref


class Plain:
    def m(self):
        pass


class Slots:
    __slots__ = ()


class I(int):
    pass


class S(str):
    pass


class T(tuple):
    pass


class D(dict):
    pass


def f():
    yield


name = "n"
for value in (5, 1.5, 1j, True, None, "s", b"b", bytearray(), object(), range(3), f.__code__, int, (), {}):
    print(type(value).__name__, gc.is_tracked(value), end=" ")
print()
values = [[], set(), frozenset(), f, f(), len, Plain, Plain(), Plain().m, Slots()]
for value in values + [I(), S(), T(), D(), sys, ValueError()]:
    print(type(value).__name__, gc.is_tracked(value), end=" ")
print()
values = [slice(1), property(), staticmethod(f), iter([]), iter(()), {}.keys(), enumerate([]), zip()]
for value in values:
    print(type(value).__name__, gc.is_tracked(value), end=" ")
print("weakref", gc.is_tracked(weakref.ref(f)))
