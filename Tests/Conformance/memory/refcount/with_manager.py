# self in __enter__ and __exit__.
import sys


class Manager:
    def __enter__(self):
        print("enter", sys.getrefcount(self))
        return self

    def __exit__(self, *details):
        print("exit", sys.getrefcount(self))


manager = Manager()
with manager:
    print(sys.getrefcount(manager))
with manager as name:
    print(sys.getrefcount(name))
del name
with Manager():
    pass
with Manager() as name:
    print(sys.getrefcount(name))
