# A class body that uses super() adds a cell that holds the class.
import sys


class Base:
    def hello(self):
        return sys.getrefcount(self)


class With(Base):
    def hello(self):
        return super().hello()


class Without(Base):
    def hello(self):
        return sys.getrefcount(self)


print(sys.getrefcount(With), sys.getrefcount(Without))
w = With()
print(w.hello())
v = Without()
print(v.hello())
