# ends: 0
# prints: RecursionError
class A:
    @property
    def x(self):
        return self.x


try:
    A().x
except RecursionError:
    print("RecursionError")
