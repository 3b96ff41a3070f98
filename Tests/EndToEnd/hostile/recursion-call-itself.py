# ends: 0
# prints: RecursionError
class A:
    pass


A.__call__ = A()


try:
    A()()
except RecursionError:
    print("RecursionError")
