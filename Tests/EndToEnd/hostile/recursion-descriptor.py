# ends: 0
# prints: RecursionError
class D:
    def __get__(self, instance, owner):
        return instance.x


class A:
    x = D()


try:
    A().x
except RecursionError:
    print("RecursionError")
