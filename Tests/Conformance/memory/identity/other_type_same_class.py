# A block is not bound to a type: the next request of that size class gets it.


class A:
    __slots__ = ("x", "y", "z", "u", "v")


class B:
    __slots__ = ("p", "q", "r", "s", "t")


class C:
    __slots__ = ("p", "q", "r", "s", "t", "u", "v", "w")


# Every size class has live blocks, so no pool empties and changes its class.
ballast = [bytes(n) for n in range(1, 479)]
a = A()
address = id(a)
del a
c = C()
b = B()
print(id(b) == address, id(c) == address)
