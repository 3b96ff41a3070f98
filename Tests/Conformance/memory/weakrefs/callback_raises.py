# A callback that raises does not stop the others.
import sys
import weakref


class Node:
    pass


def fail(dead):
    raise ValueError("in callback")


def hook(report):
    print(report.exc_type.__name__, report.exc_value, report.object is fail)


sys.unraisablehook = hook
n = Node()
refs = [weakref.ref(n, lambda dead: print("first made")), weakref.ref(n, fail)]
refs.append(weakref.ref(n, lambda dead: print("last made")))
del n
