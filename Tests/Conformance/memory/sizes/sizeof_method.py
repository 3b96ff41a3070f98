# getsizeof is __sizeof__ and, for types the collector knows, the header before the object.
import sys


class Plain:
    pass


class Slots:
    __slots__ = ("a",)


for value in ([], (), {}, set(), Plain(), Slots(), 5, "", b"", 1.5, object(), len, slice(1), range(1)):
    print(type(value).__name__, sys.getsizeof(value) - value.__sizeof__())
