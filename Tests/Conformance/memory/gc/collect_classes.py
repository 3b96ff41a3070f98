# A dropped class: itself, its dict, its mro and its descriptors.
import gc


def plain():
    class Z:
        pass


def with_method():
    class Z:
        def m(self):
            pass


def slotted():
    class Z:
        __slots__ = ()


def derived():
    class Y:
        pass

    class Z(Y):
        pass


gc.disable()
gc.collect()
for make in (plain, with_method, slotted, derived):
    make()
    print(make.__name__, gc.collect())
