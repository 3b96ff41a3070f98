# Two functions that share one cell.
import sys


def make():
    data = []

    def put(x):
        data.append(x)

    def count():
        return sys.getrefcount(data)

    return put, count


put, count = make()
print(put.__closure__[0] is count.__closure__[0])
print(count())
print(sys.getrefcount(put.__closure__[0]))
del put
print(sys.getrefcount(count.__closure__[0]))
