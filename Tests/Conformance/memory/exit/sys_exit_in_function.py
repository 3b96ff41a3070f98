# sys.exit in a function: its locals die first, then a suspended generator, then the globals.
import sys


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def gen():
    try:
        yield 1
    finally:
        print("generator finally")


def f():
    local = D("local")
    sys.exit(0)


g = gen()
next(g)
d = D("global")
try:
    f()
finally:
    print("finally")
