# Built-in types are immortal from 3.12, user classes never.
import sys

IMMORTAL = 4294967295


class User:
    pass


for kind in (int, str, list, dict, object, type, ValueError):
    print(kind.__name__, sys.getrefcount(kind) == IMMORTAL)
print(sys.getrefcount(User) < 100)
print(sys.getrefcount(len) < 1000)
before = sys.getrefcount(list)
row = [list] * 50
print(sys.getrefcount(list) - before)
