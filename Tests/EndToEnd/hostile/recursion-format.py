# ends: 0
# prints: RecursionError
class A:
    def __format__(self, spec):
        return format(self, spec)


try:
    format(A())
except RecursionError:
    print("RecursionError")
