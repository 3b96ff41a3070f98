# The exception inside its except block and after it.
import sys


class Problem(Exception):
    pass


try:
    raise Problem("x")
except Problem as e:
    print(sys.getrefcount(e))
    kept = e
print(sys.getrefcount(kept))
print("e" in globals())
saved = Problem("y")
try:
    raise saved
except Problem:
    print(sys.getrefcount(saved))
print(sys.getrefcount(saved))
