# The context manager is held by its own bound __exit__ while the block runs.
import sys


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


m = Manager()
with m:
    print(sys.getrefcount(m))
with m as inner:
    print(sys.getrefcount(m))
print(sys.getrefcount(m))
with Manager() as only:
    print(sys.getrefcount(only))
print(sys.getrefcount(only))
