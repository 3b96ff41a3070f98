# ends: 0
# prints: RecursionError
class A:
    def __bool__(self):
        return bool(self)


try:
    not A()
except RecursionError:
    print("RecursionError")
