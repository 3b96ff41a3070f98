# A class: its name, its mro, its own dict's descriptors, and each live instance.
import sys


class Plain:
    pass


class Empty:
    __slots__ = ()


class Two:
    __slots__ = ("a", "b")


print(sys.getrefcount(Plain), sys.getrefcount(Empty), sys.getrefcount(Two))
p = Plain()
print(sys.getrefcount(Plain))
q = Plain()
print(sys.getrefcount(Plain))
row = [Plain() for _ in range(10)]
print(sys.getrefcount(Plain))
del p, q, row
print(sys.getrefcount(Plain))


class Child(Plain):
    pass


print(sys.getrefcount(Plain), sys.getrefcount(Child))
