# Arguments of a class: a tuple holds them, unless the call is specialised (3.12 on, from its second execution).
import sys


class Plain:
    def __init__(self, value):
        print("init", sys.getrefcount(value))


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        print("slots", sys.getrefcount(value))


class Made:
    def __new__(cls, value):
        print("new", sys.getrefcount(value))
        return object.__new__(cls)


class Child(Plain):
    def __init__(self, value):
        super().__init__(value)


data = []
Plain(data)
Plain([])
Plain(*[data])
Slotted(data)
Made(data)
Child(data)
for i in range(4):
    Plain(data)
for i in range(4):
    Slotted([])
