# Tuple and dict subclasses.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class T(tuple):
    pass


class M(dict):
    pass


o = T((D("item0"), D("item1")))
o.attribute = D("attribute")
del o
print("|")
o = M(k=D("value"))
o.attribute = D("attribute")
del o
print("|")
