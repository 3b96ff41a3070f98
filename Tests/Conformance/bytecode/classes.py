class Empty: pass


class Base(object, metaclass=Meta, flag=True):
    """A class."""
    x: int = 1
    y: "str"
    __private = 3

    def __init__(self, a):
        super().__init__(a)
        self.a = a
        self.__b = self.a
        self.a += 1

    @property
    def value(self): return super().value

    @classmethod
    def make(cls): return __class__(cls)

    def explicit(self): return super(Base, self).explicit(1)

    squares = [i * i for i in range(3)]
    pairs = {x: y for x in squares}


def outer(z):
    class Local(Base):
        z = z
        def get(self): return z
        table = [z for q in z if (lambda: q + z)]
    return Local
