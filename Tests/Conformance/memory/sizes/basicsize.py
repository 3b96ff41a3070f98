# What a class says about the layout of its instances.


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class Weak:
    __slots__ = ("a", "__weakref__")


class L(list):
    pass


for kind in (object, int, float, str, list, tuple, dict, set, Plain, Slots, Weak, L):
    print(kind.__name__, kind.__basicsize__, kind.__itemsize__)
