# The new value is made before the old one is released.


class D:
    def __init__(self, name):
        self.name = name
        print("+" + name, end=" ")

    def __del__(self):
        print("-" + self.name, end=" ")


x = D("old")
x = D("new")
print("|")
x = x
print("|")
x, y = D("x"), D("y")
print("|")
x, y = y, x
print("|")
del x
print("|")
del y
print("|")
