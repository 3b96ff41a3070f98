"""What `__exit__` gets, and what else holds it."""
import sys


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(sys.getrefcount(error), sys.getrefcount(traceback))
        return True


class Any:
    def __enter__(self):
        return self

    def __exit__(self, *given):
        print([sys.getrefcount(x) for x in given[1:]])
        return True


with Manager():
    raise ValueError
with Any():
    raise ValueError


def local():
    with Manager():
        raise KeyError(1)


local()
