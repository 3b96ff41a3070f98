# Temporaries passed to a function: released by the caller up to 3.10, by the callee from 3.11.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def f(x, y):
    z = D("z")


f(D("x"), D("y"))
print("|")
(lambda a, b: print("called", end=" "))(D("a"), D("b"))
print("|")
f(y=D("y"), x=D("x"))
print("|")
