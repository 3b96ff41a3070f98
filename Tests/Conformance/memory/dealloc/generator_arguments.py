# The argument of a generator that never started.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def gen(x):
    yield x


g = gen(D("argument"))
print("made")
del g
print("|")
g = gen(D("other"))
value = next(g)
del g
print("generator gone")
del value
print("|")
