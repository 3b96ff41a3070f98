# __weakref__ in __slots__ makes instances referable; a subclass without slots does too.
import weakref


class A:
    __slots__ = ("x",)


class B(A):
    __slots__ = ("__weakref__",)


class C(A):
    pass


for kind in (A, B, C):
    try:
        o = kind()
        r = weakref.ref(o)
        print(kind.__name__, r() is o)
    except TypeError as e:
        print(kind.__name__, e)
