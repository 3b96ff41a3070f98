# __del__ is looked up on the class.


class A:
    pass


a = A()
a.__del__ = lambda: print("instance attribute")
del a
print("ignored")


class B:
    pass


b = B()
B.__del__ = lambda self: print("added later")
del b


class C(B):
    pass


c = C()
del c


class D(B):
    def __del__(self):
        print("own, then", end=" ")
        super().__del__()


d = D()
del d
del B.__del__
e = C()
del e
print("removed")
