# An instance's __call__ gets its arguments through a tuple.
import sys


class Callable:
    def __call__(self, value, *rest):
        return sys.getrefcount(self), sys.getrefcount(value), [sys.getrefcount(r) for r in rest]


data = []
function = Callable()
print(function(data))
print(function([]))
print(function(data, data, []))
print(Callable()(data))
print(function(*[data]))
