# Reading through a property and from a slot.
import sys


class Cell:
    __slots__ = ("_value",)

    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value


data = []
cell = Cell(data)
print(sys.getrefcount(data))
print(sys.getrefcount(cell.value))
print(sys.getrefcount(cell._value))
got = cell.value
print(sys.getrefcount(data))
del cell
print(sys.getrefcount(data))
