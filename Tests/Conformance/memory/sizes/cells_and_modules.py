# Cells, modules, mapping proxies, super objects.
import sys


def outer():
    x = 1

    def inner():
        return x

    return inner


class C:
    def s(self):
        return super()


print(sys.getsizeof(outer().__closure__[0]), sys.getsizeof(outer().__closure__))
print(sys.getsizeof(C.__dict__))
print(sys.getsizeof(C().s()))
