# ends: 0
# prints: RecursionError
class A:
    def __setattr__(self, name, value):
        self.x = value


try:
    A().x = 1
except RecursionError:
    print("RecursionError")
