# Nothing happens until the last reference goes.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


x = [D("a")]
y = x
del x
print("| one name left")
y = None
print("| none left")
a = D("a")
b = D("b")
a.other = b
del a
print("| a deleted, b still named")
del b
print("|")
