# del removes one reference, whatever it removes it from.
import sys


class Box:
    pass


data = []
box = Box()
box.a = box.b = data
row = [data, data]
table = {1: data, 2: data}
print(sys.getrefcount(data))
del box.a
print(sys.getrefcount(data))
del row[0]
print(sys.getrefcount(data))
del table[1]
print(sys.getrefcount(data))
del box, row, table
print(sys.getrefcount(data))
