# An instance releases its attributes in the order in which they were set.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class Plain:
    pass


o = Plain()
o.x = D("x")
o.y = D("y")
o.z = D("z")
del o
print("|")
o = Plain()
o.z = D("z")
o.x = D("x")
o.y = D("y")
del o
print("|")
o = Plain()
o.x, o.y, o.z = D("x"), D("y"), D("z")
del o.x
o.x = D("x2")
del o
print("|")
