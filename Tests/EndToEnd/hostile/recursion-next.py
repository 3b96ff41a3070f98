# ends: 0
# prints: RecursionError
class A:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


try:
    list(A())
except RecursionError:
    print("RecursionError")
