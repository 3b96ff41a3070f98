# Deleting an attribute: up to 3.10 the instance leaves the shared table.
import sys


class Point:
    def __init__(self):
        self.x = 1
        self.y = 2
        self.z = 3


row = [Point() for _ in range(40)]
print(sys.getsizeof(row[0].__dict__))
del row[0].y
print(sys.getsizeof(row[0].__dict__), list(row[0].__dict__))
print(sys.getsizeof(row[1].__dict__))
del row[1].z
print(sys.getsizeof(row[1].__dict__), list(row[1].__dict__))
row[0].y = 5
print(sys.getsizeof(row[0].__dict__), list(row[0].__dict__))
