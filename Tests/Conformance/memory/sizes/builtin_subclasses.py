# Instances of subclasses of built-in types.
import sys


class L(list):
    pass


class D(dict):
    pass


class T(tuple):
    pass


class I(int):
    pass


class F(float):
    pass


class S(str):
    pass


class B(bytes):
    pass


class E(Exception):
    pass


class Set(set):
    pass


for value in (L(), D(), T(), I(), F(), S(), B(), E(), Set()):
    print(type(value).__name__, sys.getsizeof(value))
print(sys.getsizeof(L([1, 2, 3])), sys.getsizeof(T((1, 2, 3))))
print(sys.getsizeof(S("abc")), sys.getsizeof(I(2**40)))
