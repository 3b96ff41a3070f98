# The same with empty __slots__: nothing beside the base.
import sys


class L(list):
    __slots__ = ()


class D(dict):
    __slots__ = ()


class T(tuple):
    __slots__ = ()


class I(int):
    __slots__ = ()


class S(str):
    __slots__ = ()


for value in (L(), D(), T(), I(5), S()):
    print(type(value).__name__, sys.getsizeof(value))
