# ends: 0
# prints: RecursionError
class A:
    def __repr__(self):
        return repr([self])


try:
    print([A()])
except RecursionError:
    print("RecursionError")
