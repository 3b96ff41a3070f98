x: int = 5
y: 'not evaluated as a type' = 'any'
z: list[int]
print(x, y, __annotations__, 'z' in globals())
def f(a: int, b: 'text' = 2, *args: str, c: float = 1.0, **kw: dict) -> None: pass
print(f.__annotations__, f.__defaults__)
class C:
    a: int
    b: str = 'b'
    (c): float = 1.5
    def method(self):
        local: undefined_name_is_fine = 3
        self.attr: int = local
        return local
print(C.__annotations__, C.b, C.c, hasattr(C, 'a'), C().method())
data = {}
data['k']: int = 5
print(data)
try:
    def g(a: missing_annotation): pass
except NameError as error:
    print(error)
