# ends: 0
# prints: RecursionError
class A:
    def __getattr__(self, name):
        return getattr(self, name)


try:
    A().x
except RecursionError:
    print("RecursionError")
