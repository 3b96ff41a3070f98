# A temporary is held by the argument alone.
import sys


class Point:
    pass


def fresh():
    return []


print(sys.getrefcount([]))
print(sys.getrefcount({}))
print(sys.getrefcount(object()))
print(sys.getrefcount(Point()))
print(sys.getrefcount(fresh()))
print(sys.getrefcount([Point()][0]))
