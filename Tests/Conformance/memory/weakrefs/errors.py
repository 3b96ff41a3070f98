# What cannot be referred to.
import weakref


class Slots:
    __slots__ = ()


for wrong in (5, "s", [], (), None, Slots()):
    for make in (weakref.ref, weakref.proxy):
        try:
            make(wrong)
        except TypeError as e:
            print(e)
