# The same with three attributes.
import sys


class Point:
    def __init__(self):
        self.x = 1
        self.y = 2
        self.z = 3


keep = []
for k in range(1, 34):
    keep.append(Point())
    print(k, sys.getsizeof(keep[-1].__dict__))
print(sys.getsizeof(keep[0].__dict__))
