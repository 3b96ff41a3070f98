# A function dropped: its cells, then what they held.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def make():
    a = D("a")
    b = D("b")

    def inner(c=D("default")):
        return a, b

    return inner


f = make()
print("made")
del f
print("|")
