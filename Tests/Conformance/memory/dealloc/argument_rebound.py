# A parameter that is rebound: the caller's own reference decides.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def f(x):
    x = None
    print("in f", end=" ")


f(D("temporary"))
print("|")
named = D("named")
f(named)
print("|")
del named
print("|")
