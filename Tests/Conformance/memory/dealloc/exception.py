# The arguments of an exception and the locals of its frames.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def fail():
    local = D("local")
    raise ValueError(D("argument"))


def f():
    try:
        fail()
    except ValueError as e:
        print("in except", end=" ")
    print("after", end=" ")


f()
print("|")


def g():
    try:
        fail()
    except ValueError:
        print("in except", end=" ")
    print("after", end=" ")


g()
print("|")
