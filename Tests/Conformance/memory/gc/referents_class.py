# What a class refers to.
import gc


class Base:
    pass


class C(Base):
    pass


found = gc.get_referents(C)
print(Base in found, C.__mro__ in found, C.__bases__ in found)
print([x for x in found if isinstance(x, type)] == [Base])
print([c.__name__ for c in gc.get_referents(C.__mro__)])
