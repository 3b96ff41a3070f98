# A dropped generator runs its finally, then releases its locals.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def gen():
    a = D("a")
    b = D("b")
    try:
        yield 1
        yield 2
    finally:
        print("finally", end=" ")


g = gen()
next(g)
del g
print("|")
g = gen()
del g
print("|")
g = gen()
next(g)
g.close()
print("closed", end=" ")
del g
print("|")
for _ in gen():
    pass
print("|")
