class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'V({self.x})'
    def __add__(self, o):
        print('add', o)
        return V(self.x + o.x) if isinstance(o, V) else NotImplemented
    def __radd__(self, o):
        print('radd', o)
        return V(o + self.x) if isinstance(o, int) else NotImplemented
    def __iadd__(self, o):
        print('iadd', o)
        self.x += getattr(o, 'x', o)
        return self
    def __mul__(self, o): return V(self.x * o)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x)
    def __matmul__(self, o): return 'matmul'
    def __rpow__(self, o): return f'{o}**V'
    def __divmod__(self, o): return 'div', 'mod'
    def __invert__(self): return 'inverted'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return 'round', n
class W(V):
    def __radd__(self, o):
        print('W.radd', o)
        return 'W first'
a, b = V(1), V(2)
print(a + b, 5 + a, a + W(1), a * 3, 3 * a, -a, a @ b, 2 ** a, divmod(a, 1), ~a, abs(a), round(a),
    round(a, 2), sum([a, b]))
c = a
a += b
a += 10
a *= 2
print(a, c, a is c)
for bad in (lambda: a + 'x', lambda: 'x' + a, lambda: a - b, lambda: [] + a, lambda: a / 1, lambda: +a,
        lambda: a ** 2, lambda: a @ 1 @ 2, lambda: 1 @ a):
    try:
        print(bad())
    except TypeError as error:
        print(error)
