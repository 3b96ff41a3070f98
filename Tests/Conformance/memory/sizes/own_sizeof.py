# A class may say its own size; the header is added all the same.
import sys


class Honest:
    def __sizeof__(self):
        return 1000


class Slotted:
    __slots__ = ()

    def __sizeof__(self):
        return 1000


class Wrong:
    def __sizeof__(self):
        return "big"


print(sys.getsizeof(Honest()), sys.getsizeof(Slotted()))
print(sys.getsizeof(Wrong(), 7))
try:
    sys.getsizeof(Wrong())
except TypeError:
    print("TypeError")
