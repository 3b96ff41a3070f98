class Temperature:
    count = 0
    def __init__(self, celsius):
        self.celsius = celsius
        type(self).count += 1
    @classmethod
    def from_fahrenheit(cls, f): return cls(round((f - 32) * 5 / 9, 1))
    @staticmethod
    def is_valid(c): return c >= -273.15
    def plain(self): return self
class Body(Temperature): pass
t, b = Temperature.from_fahrenheit(212), Body.from_fahrenheit(98.6)
print(t.celsius, type(b).__name__, b.celsius, Temperature.count, Body.count, t.is_valid(-300),
    Temperature.is_valid(0))
print(Temperature.plain(t) is t, Temperature.plain('anything'), type(Temperature.__dict__['is_valid']),
    type(Temperature.__dict__['from_fahrenheit']), Body.from_fahrenheit.__self__.__name__)
class Explicit:
    def old(x): return x * 2
    old = staticmethod(old)
    make = classmethod(lambda cls, n=1: (cls.__name__, n))
print(Explicit.old(4), Explicit().old(5), Explicit.make(), Explicit().make(n=3), staticmethod(len)('abc'))
for bad in (lambda: Temperature.plain(), lambda: t.from_fahrenheit(), lambda: t.is_valid(),
        lambda: Temperature(), lambda: classmethod(5).__get__(None, int)()):
    try:
        bad()
    except TypeError as error:
        print(error)
