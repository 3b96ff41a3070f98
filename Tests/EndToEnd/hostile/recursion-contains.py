# ends: 0
# prints: RecursionError
class A:
    def __contains__(self, item):
        return item in self


try:
    1 in A()
except RecursionError:
    print("RecursionError")
