class Traced:
    def __new__(cls, *args, **kwargs):
        print('new', cls.__name__, args, kwargs)
        return super().__new__(cls)
    def __init__(self, *args, **kwargs): print('init', args, kwargs)
Traced(1, k=2)
class Other:
    def __new__(cls): return 'not an instance'
    def __init__(self): print('never')
print(Other())
class Even(int):
    def __new__(cls, n): return super().__new__(cls, n - n % 2)
print(Even(7), Even(7) + 1, type(Even(2) + Even(2)), Even(5) == 4, isinstance(Even(1), int),
    [1, 2, 3][Even(1)])
class Cached:
    pool = {}
    def __new__(cls, key):
        if key not in cls.pool:
            cls.pool[key] = super().__new__(cls)
        return cls.pool[key]
    def __init__(self, key): self.inits = getattr(self, 'inits', 0) + 1
print(Cached('a') is Cached('a'), Cached('a').inits)
class BadInit:
    def __init__(self): return 5
class NoArgs: pass
class OnlyNew:
    def __new__(cls, x): return super().__new__(cls)
class PassesOn:
    def __new__(cls, x): return super().__new__(cls, x)
for bad in (BadInit, lambda: NoArgs(1), lambda: NoArgs(k=1), lambda: OnlyNew(), lambda: PassesOn(1),
        lambda: object.__new__(int), lambda: object.__new__(), lambda: object.__new__(5),
        lambda: int.__new__(str), lambda: NoArgs().__init__(1), lambda: object.__init__(NoArgs(), 1),
        lambda: list.__new__(tuple)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
