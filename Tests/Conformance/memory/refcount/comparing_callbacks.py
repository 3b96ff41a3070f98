# Objects inside __lt__, __instancecheck__ and slices' __index__.
import sys

seen = []


class Item:
    def __lt__(self, other):
        seen.append((sys.getrefcount(self), sys.getrefcount(other)))
        return False

    def __index__(self):
        seen.append(sys.getrefcount(self))
        return 1

    def __instancecheck__(self, other):
        seen.append(sys.getrefcount(self))
        return True

    def __str__(self):
        seen.append(sys.getrefcount(self))
        return ""


first, second = Item(), Item()
[first, second].sort()
sorted([second, first])
print(seen)
del seen[:]
[1, 2][first:]
[1, 2][first]
isinstance(5, first)
print(first, end="")
print(seen)
