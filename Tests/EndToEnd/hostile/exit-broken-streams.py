# ends: 0 1
import sys


class Bad:
    def write(self, text):
        raise ValueError

    def flush(self):
        sys.stdout = None


sys.stdout = Bad()
try:
    print("x")
except ValueError:
    pass
sys.stdout = None
print("x")
del sys.stdout
try:
    print("x")
except RuntimeError:
    pass
sys.stderr = Bad()
sys.excepthook = None
sys.unraisablehook = 5


class D:
    def __del__(self):
        raise ValueError


D()
sys.displayhook = 5
1 / 0
