# The traceback of an exception caught in a function.
import sys


def caught():
    try:
        1 / 0
    except ZeroDivisionError as e:
        tb = e.__traceback__
        return sys.getrefcount(tb)


print(caught())
