# A metaclass's mro() that assigns __bases__ while another assignment asks it.
class Meta(type):
    action = None

    def mro(cls):
        if Meta.action:
            Meta.action(cls)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


def other_base(cls):
    if cls.__name__ == 'C':
        Meta.action = None
        C.__bases__ = (B2,)


Meta.action = other_base
C.__bases__ = (B1,)
print(C.__bases__, C.__mro__)
B1.__bases__ = (C,)
print(C.__bases__, B1.__bases__, [cls.__name__ for cls in B1.__mro__])
print(C.__subclasses__(), B1.__subclasses__(), B2.__subclasses__())


class D1(A):
    pass


class D2(A):
    pass


def each_other(cls):
    if cls.__name__ == 'D1':
        D2.__bases__ = (D1,)
    if cls.__name__ == 'D2':
        D1.__bases__ = (D2,)


Meta.action = each_other
try:
    D1.__bases__ += ()
except TypeError as error:
    print(error)
Meta.action = None
