# Captured locals die after the plain ones.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def f():
    a = D("a")
    b = D("b")

    def inner():
        return a

    c = D("c")


f()
print("|")
