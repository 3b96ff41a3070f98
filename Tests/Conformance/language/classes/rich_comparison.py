class Num:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'Num({self.n})'
    def __eq__(self, o):
        print('eq', self, o)
        return self.n == o.n if isinstance(o, Num) else NotImplemented
    def __lt__(self, o):
        print('lt', self, o)
        return self.n < o.n if isinstance(o, Num) else NotImplemented
    def __le__(self, o): return 'le returns text'
class Sub(Num):
    def __gt__(self, o):
        print('Sub.gt', self, o)
        return True
print(Num(1) == Num(1), Num(1) != Num(2), Num(1) == 1, 1 != Num(1), Num(1) > Num(2), Num(1) < Sub(2),
    Num(1) <= 5, 5 >= Num(1))
print([Num(1), Num(2)] == [Num(1), Num(3)], Num(3) in [Num(3)], [Num(1)].index(Num(1)),
    sorted([Num(2), Num(1)]), max(Num(1), Num(5)))
for bad in (lambda: Num(1) < 1, lambda: 1 < Num(1), lambda: Num(1) > 'a', lambda: hash(Num(1)),
        lambda: object() < object(), lambda: Num(1) < None):
    try:
        print(bad())
    except TypeError as error:
        print(error)
class Weird:
    def __eq__(self, o): return []
    def __ne__(self, o): return 'always'
w = Weird()
print(w == 1, w != w, not w == 1, w in [5], w in [w], [w] == [w], object() == object(), (1).__eq__('a'),
    object.__eq__(w, w), object.__ne__(1, 2))
