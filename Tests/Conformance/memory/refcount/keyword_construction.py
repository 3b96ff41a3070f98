# Named arguments of a class: a dict holds them, and its unpacking counts them once more.
import sys


class Plain:
    def __init__(self, value):
        print(sys.getrefcount(self), sys.getrefcount(value))


class Made:
    def __new__(cls, value):
        print("new", sys.getrefcount(value))
        return object.__new__(cls)

    def __init__(self, value):
        print("init", sys.getrefcount(self), sys.getrefcount(value))


data = []
Plain(value=data)
Plain(value=[])
Made(value=data)
Plain(**{"value": data})
