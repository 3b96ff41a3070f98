# ends: 0
# prints: done
def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, str(error)[:60])


class A:
    def f(self):
        return 1


class B(A):
    pass


class S:
    __slots__ = ("a", "b")


b = B()
attempt(lambda: setattr(A, "__bases__", (B,)))
attempt(lambda: setattr(b, "__class__", int))
attempt(lambda: setattr(b, "__class__", S))
attempt(lambda: setattr(b, "__dict__", 5))
attempt(lambda: delattr(b, "__dict__"))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: type.__new__(type))
attempt(lambda: type("X", (int, str), {}))
attempt(lambda: type("X", (bool,), {}))
attempt(lambda: type("X", (type(None),), {}))
attempt(lambda: list.append(1, 2))
attempt(lambda: list.__init__({}, []))
attempt(lambda: str.join(1, []))
attempt(lambda: dict.__getitem__([], 1))
attempt(lambda: A.f())
attempt(lambda: A.f(1))
attempt(lambda: S.a.__get__(1))
attempt(lambda: S.a.__set__(b, 1))
attempt(lambda: S().a)
attempt(lambda: setattr(A.f, "__code__", 1))
attempt(lambda: setattr(A.f, "__code__", (lambda: b).__code__))
attempt(lambda: setattr(A.f, "__defaults__", 1))
attempt(lambda: setattr(A.f, "__code__", (lambda a, b, c, d=1, *e, f, **g: 0).__code__))
attempt(lambda: A().f())
attempt(lambda: type(lambda: 0)(1, 2))
attempt(lambda: type(A().f)(1, 2)())
attempt(lambda: type((lambda: 0).__code__)())
attempt(lambda: object.__reduce_ex__(b, 4))
attempt(lambda: object.__init__(b, 1))
attempt(lambda: BaseException.__new__(ValueError).__setstate__(5))
attempt(lambda: setattr(ValueError(), "args", 5))
attempt(lambda: setattr(ValueError(), "__traceback__", 5))
attempt(lambda: setattr(ValueError(), "__cause__", 5))


class Meta(type):
    def mro(cls):
        return [cls, int, 5]


attempt(lambda: Meta("X", (), {}))


class Meta2(type):
    def mro(cls):
        return []


attempt(lambda: Meta2("X", (), {}))


class Changes:
    def __getattribute__(self, name):
        Changes.__getattribute__ = object.__getattribute__
        self.__class__ = A
        return name


attempt(lambda: Changes().x)


class Gone:
    def __del__(self):
        del Gone.__del__
        self.__class__ = A
        self.__dict__.clear()
        self.__dict__ = {}


g = Gone()
del g


def method(self):
    del C.method
    return 1


class C:
    pass


C.method = method
del method
print(C().method())
for i in range(3000):
    setattr(A, f"name{i}", i)
    assert getattr(b, f"name{i}") == i
print("done")
