# Names in code objects are immortal from 3.12.
import sys

IMMORTAL = 4294967295


def some_function(some_argument):
    some_local = some_argument
    return some_local


class SomeClass:
    some_attribute = 1


print(sys.getrefcount(some_function.__name__) == IMMORTAL)
print(sys.getrefcount(some_function.__code__.co_varnames[0]) == IMMORTAL)
print([sys.getrefcount(k) == IMMORTAL for k in SomeClass.__dict__ if k == "some_attribute"])
print([sys.getrefcount(k) == IMMORTAL for k in list(globals()) if k == "some_function"])
