class A:
    def who(self): return ['A']
class B(A):
    def who(self): return ['B'] + super().who()
class C(A):
    def who(self): return ['C'] + super().who()
class D(B, C):
    def who(self): return ['D'] + super(D, self).who()
    def skip(self): return super(B, self).who()
print([cls.__name__ for cls in D.__mro__], D().who(), D().skip(), B().who(), D.__bases__,
    D.mro() == list(D.__mro__))
print(isinstance(D(), C), issubclass(D, (int, A)), D.__base__, A.__subclasses__(), C.__subclasses__())
class Base:
    def __init__(self, **kwargs): print('Base', kwargs)
class Left(Base):
    def __init__(self, left, **kwargs):
        print('Left', left)
        super().__init__(**kwargs)
class Right(Base):
    def __init__(self, right, **kwargs):
        print('Right', right)
        super().__init__(**kwargs)
class Both(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
Both(left=1, right=2)
for bad in (lambda: Both(left=1), lambda: super(D).nothing, lambda: super(int, 'a'),
        lambda: super(A, D()).nothing, lambda: super(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
