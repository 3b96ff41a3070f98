# ends: 0
# prints: RecursionError
class A:
    def __getattribute__(self, name):
        return self.x


try:
    A().x
except RecursionError:
    print("RecursionError")
