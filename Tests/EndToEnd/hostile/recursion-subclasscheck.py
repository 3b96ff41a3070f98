# ends: 0
# prints: RecursionError
class M(type):
    def __subclasscheck__(cls, other):
        return issubclass(other, cls)


class A(metaclass=M):
    pass


try:
    issubclass(int, A)
except RecursionError:
    print("RecursionError")
