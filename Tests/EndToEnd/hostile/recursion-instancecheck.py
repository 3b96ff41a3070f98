# ends: 0
# prints: RecursionError
class M(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls)


class A(metaclass=M):
    pass


try:
    isinstance(1, A)
except RecursionError:
    print("RecursionError")
