# A value that a generator yields, sends and keeps.
import sys


def keep():
    got = yield
    while True:
        got = yield sys.getrefcount(got)


g = keep()
next(g)
data = []
print(g.send(data))
print(sys.getrefcount(data))
print(g.send(None) > 1)
print(sys.getrefcount(data))
