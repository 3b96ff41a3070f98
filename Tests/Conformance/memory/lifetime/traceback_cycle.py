# A function that keeps its own exception: frame, exception, traceback.
import gc
import weakref


class Node:
    pass


def f():
    node = Node()
    try:
        raise KeyError
    except KeyError as e:
        kept = e
    return weakref.ref(node)


gc.disable()
gc.collect()
r = f()
print(r() is None)
gc.collect()
print(r() is None)
