x = 'module'
class C:
    print('body runs', __name__, __qualname__)
    y = x
    x = 'class'
    z = x
    def method(self): return x
    for i in range(3):
        total = i
    if total == 2:
        def conditional(self): return 'defined'
    class Inner:
        value = 1
        def path(self): return type(self).__qualname__
    lookup = {name: None for name in ('p', 'q')}
    del i
print(C.y, C.x, C.z, C().method(), C.total, C().conditional(), C.Inner().path(), hasattr(C, 'i'), C.lookup)
def factory(x):
    class Local:
        captured = x
        def get(self): return x, __class__.__name__
    return Local
L = factory(5)
print(L.captured, L().get(), L.__qualname__, L.__name__)
def nested():
    v = 'enclosing'
    class K:
        w = 'own'
        v = w
    return K.w
try:
    print(nested())
except NameError as error:
    print(error)
class Doc:
    """First line.

    More text."""
    field: int = 5
    only: str
print(repr(Doc.__doc__), Doc.__annotations__, hasattr(Doc, 'only'), Doc.__module__)
try:
    class Failing:
        print('before')
        1 / 0
except ZeroDivisionError:
    print('Failing' in globals())
