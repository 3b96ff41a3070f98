# An exception in __del__ is reported and does not reach the program.
import sys


class B:
    def __del__(self):
        raise ValueError("bad")


def hook(report):
    print(report.exc_type.__name__, report.exc_value, report.err_msg)
    print(report.object is B.__del__, report.exc_traceback is not None)


sys.unraisablehook = hook
b = B()
del b
print("went on")
try:
    B()
    raise KeyError("k")
except KeyError as e:
    print("KeyError", e)
row = [B(), B()]
row.clear()
print("end")
