# Calling a stored bound method.
import sys


class Box:
    def count(self, other=None):
        return sys.getrefcount(self), sys.getrefcount(other) if other is not None else 0


box = Box()
bound = box.count
data = []
print(bound())
print(bound(data))
print(bound(other=data))
print(bound(*[data]))
print(sys.getrefcount(box), sys.getrefcount(bound))
