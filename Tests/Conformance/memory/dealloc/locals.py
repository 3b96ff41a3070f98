# Locals die at return, in the order of their declaration.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def plain():
    a = D("a")
    b = D("b")
    c = D("c")


def late():
    if True:
        c = D("c")
    a = D("a")


plain()
print("|")
late()
print("|")
