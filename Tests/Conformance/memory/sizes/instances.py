# Plain and slotted instances.
import sys


class Plain:
    pass


class Three:
    def __init__(self):
        self.a = self.b = self.c = None


class Slots0:
    __slots__ = ()


class Slots1:
    __slots__ = ("a",)


class Slots2:
    __slots__ = ("a", "b")


class Slots3:
    __slots__ = ("a", "b", "c")


class SlotsWeak:
    __slots__ = ("a", "__weakref__")


class Slots2Weak:
    __slots__ = ("a", "b", "__weakref__")


class SlotsDict:
    __slots__ = ("a", "__dict__")


class SlotsBoth:
    __slots__ = ("a", "__dict__", "__weakref__")


class Child(Slots2):
    pass


class SlotChild(Slots2):
    __slots__ = ("c",)


kinds = [Plain, Three, Slots0, Slots1, Slots2, Slots3, SlotsWeak, Slots2Weak, SlotsDict, SlotsBoth]
for kind in kinds + [Child, SlotChild]:
    print(kind.__name__, sys.getsizeof(kind()))
