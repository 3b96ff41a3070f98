# A key is held by the dict, by a set, and by each of their copies.
import sys


class Key:
    pass


key = Key()
table = {key: key}
print(sys.getrefcount(key))
group = {key}
print(sys.getrefcount(key))
other = group | {key}
print(sys.getrefcount(key))
frozen = frozenset(other)
print(sys.getrefcount(key))
table.pop(key)
print(sys.getrefcount(key))
group.discard(key)
other.clear()
del frozen
print(sys.getrefcount(key))
