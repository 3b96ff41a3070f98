import os, os.path as path, a.b.c as d
from . import e
from ..f import g as h, i
from j import *

x = 1


def outer(p):
    y = p
    def middle():
        z = y
        def inner():
            nonlocal y
            global x
            y = x = z
            return p
        return inner, y
    class C:
        y = y
        def m(self): return y, __class__
    return middle, C


def unbound():
    print(late)
    late = 1
    del late
    return late


print(x, os.getcwd(), __debug__)
os.environ.get("x", default=1)
