class A: pass
class B(A): pass
b = B()
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(b, int | A), isinstance(None, int | None),
    isinstance(True, int), isinstance(1, bool), isinstance(b, object), isinstance(A, type),
    isinstance(1, (str, (float, (int,)))), isinstance(1, ()))
print(issubclass(B, A), issubclass(A, B), issubclass(bool, (int, str)), issubclass(B, B),
    issubclass(B, int | A), type(b) == A, type(b) is B)
print(int | str, int | None, type(int | str), (int | str) == (str | int), int | int, str | None | int,
    list[int] | None)
class Meta(type):
    def __instancecheck__(cls, obj): return hasattr(obj, 'quack')
    def __subclasscheck__(cls, sub): return sub.__name__.startswith('D')
class Duck(metaclass=Meta): pass
class Dog: quack = True
print(isinstance(Dog(), Duck), isinstance(5, Duck), issubclass(Dog, Duck), issubclass(A, Duck),
    type(Duck()) is Duck)
for bad in (lambda: isinstance(1, 5), lambda: isinstance(1, [int]), lambda: isinstance(1, (int, 5)),
        lambda: isinstance('a', (int, 5)), lambda: isinstance(1, list[int]), lambda: issubclass(5, int),
        lambda: issubclass(int, 'a'), lambda: int | 5, lambda: isinstance(1, None)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
