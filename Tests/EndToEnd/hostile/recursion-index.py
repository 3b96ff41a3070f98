# ends: 0
# prints: RecursionError
class A:
    def __index__(self):
        return [0][self]


try:
    [0][A()]
except RecursionError:
    print("RecursionError")
