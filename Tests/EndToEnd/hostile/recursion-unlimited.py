# ends: 0 1 3
# A program may raise the recursion limit; the machine keeps its own bounds.
import sys

try:
    sys.setrecursionlimit(10**9)
except (OverflowError, ValueError, RecursionError) as error:
    print(type(error).__name__)


def f(n):
    return f(n + 1)


class A:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other


for attempt in (lambda: repr(A()), lambda: A() == A(), lambda: f(0)):
    try:
        attempt()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__)
