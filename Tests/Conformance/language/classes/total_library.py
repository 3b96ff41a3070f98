# A small class with many hooks working together.
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f'Fraction({n}, 0)')
        a, b = abs(n), abs(d)
        while b:
            a, b = b, a % b
        sign = -1 if d < 0 else 1
        self.n, self.d = sign * n // a, sign * d // a
    def __repr__(self): return f'Fraction({self.n}, {self.d})'
    def __str__(self): return f'{self.n}/{self.d}' if self.d != 1 else str(self.n)
    @staticmethod
    def of(value): return value if isinstance(value, Fraction) else Fraction(value)
    def __add__(self, o):
        o = self.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __mul__(self, o):
        o = self.of(o)
        return Fraction(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): return self * Fraction(self.of(o).d, self.of(o).n)
    def __rtruediv__(self, o): return self.of(o) / self
    def __eq__(self, o): return (self.n, self.d) == (self.of(o).n, self.of(o).d)
    def __lt__(self, o): return self.n * self.of(o).d < self.of(o).n * self.d
    def __hash__(self): return hash((self.n, self.d))
    def __float__(self): return self.n / self.d
    def __bool__(self): return self.n != 0
half, third = Fraction(1, 2), Fraction(2, 6)
print(half, third, half + third, half * 4, 1 / third, half / third, sum([half, third, half]), repr(half),
    float(third))
print(half == Fraction(-3, -6), sorted([half, third, Fraction(1)]), max(half, third),
    {half: 'h'}[Fraction(2, 4)], bool(Fraction(0)), half < 1, f'{half!s:>6}')
try:
    half / 0
except ZeroDivisionError as error:
    print(error)
