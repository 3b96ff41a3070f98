# ends: 0
# prints: RecursionError
class A:
    def __new__(cls):
        return cls()


try:
    A()
except RecursionError:
    print("RecursionError")
