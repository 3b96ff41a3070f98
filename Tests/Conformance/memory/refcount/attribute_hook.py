# self inside __getattr__.
import sys


class Hooked:
    def __getattr__(self, name):
        return sys.getrefcount(self)


class Both:
    def __getattribute__(self, name):
        return sys.getrefcount(self)


hooked = Hooked()
print(hooked.anything)
print(Hooked().anything)
both = Both()
print(both.anything)
