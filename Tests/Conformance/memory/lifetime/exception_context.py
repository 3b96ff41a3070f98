# A second exception keeps the first one as its context.
import weakref


class Problem(Exception):
    pass


def f():
    global r
    try:
        first = Problem("first")
        r = weakref.ref(first)
        raise first
    except Problem:
        del first
        raise Problem("second")


try:
    f()
except Problem as e:
    print(e, "context:", e.__context__, r() is e.__context__)
    e.__context__ = None
    print(r() is None)
print(r() is None)
