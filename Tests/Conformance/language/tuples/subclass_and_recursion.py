class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def total(self):
        return self[0] + self[1]
p = Pair(1, 2)
print(p, p.total, p == (1, 2), type(p + (3,)), type(p[:]), hash(p) == hash((1, 2)), {p: 'x'}[1, 2])
x, y = p
print(x, y, isinstance(p, tuple), tuple(p), [*p], p.__class__.__name__)
l = []
t = (l, 1)
l.append(t)
print(t, l)
try:
    Pair(1)
except TypeError as error:
    print(error)
