# A proxy stands for its object until the object dies.
import weakref


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return self.x + other

    def __len__(self):
        return self.x

    def __getitem__(self, i):
        return i * 2

    def __str__(self):
        return "vector"


v = Vector(3)
p = weakref.proxy(v)
print(p.x, p + 1, len(p), p[4], str(p), bool(p), p.__class__ is Vector, isinstance(p, Vector))
p.x = 5
print(v.x, p == v, p is v, type(p) is Vector)
del v
uses = [lambda: p.x, lambda: str(p), lambda: p + 1, lambda: bool(p)]
uses += [lambda: len(p), lambda: setattr(p, "x", 1)]
for use in uses:
    try:
        use()
    except ReferenceError as e:
        print(e)
