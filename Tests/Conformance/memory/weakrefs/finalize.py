# weakref.finalize: called once, at death or by hand.
import weakref


class Node:
    pass


def report(*args, **kw):
    print("report", args, kw)
    return "result"


n = Node()
f = weakref.finalize(n, report, 1, k=2)
print(f.alive, f.atexit, f.peek()[0] is n, f.peek()[1] is report, f.peek()[2:])
del n
print(f.alive, f.peek(), f(), f.detach())
n = Node()
f = weakref.finalize(n, report, "by hand")
print(f(), f.alive, f())
del n
n = Node()
f = weakref.finalize(n, report, "never")
print(len(f.detach()), f.alive)
del n
try:
    weakref.finalize(5, report)
except TypeError as e:
    print(e)
