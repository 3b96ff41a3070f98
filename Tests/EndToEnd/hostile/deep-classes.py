# ends: 0 1 3
class C:
    pass


for i in range(2000):
    C = type("C", (C,), {})
print(C().__class__.__name__, len(C.__mro__))
try:
    C().missing
except AttributeError:
    print("AttributeError")
class X(C):
    def __init__(self):
        super().__init__()


X()
