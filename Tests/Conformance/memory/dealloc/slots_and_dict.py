# Slots first, then the dict; attributes before the items of a base.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class Plain:
    pass


class Both(Plain):
    __slots__ = ("s",)


o = Both()
o.d = D("dict")
o.s = D("slot")
del o
print("|")


class L(list):
    pass


o = L([D("item0"), D("item1")])
o.attribute = D("attribute")
del o
print("|")


class LS(list):
    __slots__ = ("s",)


o = LS([D("item")])
o.s = D("slot")
del o
print("|")
