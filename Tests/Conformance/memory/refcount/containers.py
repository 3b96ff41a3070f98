# Each slot of a container holds one reference.
import sys

target = []
box = [target]
print(sys.getrefcount(target))
pair = (target, target)
print(sys.getrefcount(target))
table = {"k": target}
print(sys.getrefcount(target))
triple = [target] * 3
print(sys.getrefcount(target))
box.remove(target)
print(sys.getrefcount(target))
del pair
print(sys.getrefcount(target))
table.clear()
print(sys.getrefcount(target))
triple.pop()
print(sys.getrefcount(target))
del triple[:]
print(sys.getrefcount(target))
