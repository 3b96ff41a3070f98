"""A finalizer sees at which line its object died."""
import sys


class Noisy:
    def __del__(self):
        caller = sys._getframe(1)
        print(caller.f_code.co_name, caller.f_lineno)


def work():
    a = Noisy()
    b = 1
    a = None
    b = 2
    a = Noisy()
    b = 3
    del a
    b = 4
    a = Noisy()
    b = 5
    a = b
    a = [Noisy(), Noisy()]
    b = 6
    a.pop()
    b = 7
    a[0] = None
    b = 8
    Noisy()
    b = 9
    for item in [Noisy()]:
        b = 10
    item = None
    b = 11
    a = {1: Noisy(), 2: Noisy()}
    b = 12
    a[1] = 1
    b = 13
    del a[2]
    b = 14
    global kept
    kept = Noisy()
    b = 15
    kept = 1
    b = 16
    kept = Noisy()
    b = 17
    del kept


work()
first = Noisy()
second = 1
first = 2
second = 2
first = Noisy()
second = 3
del first
second = 4
Noisy()
second = 5
