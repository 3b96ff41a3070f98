# ends: 0
# prints: RecursionError
class A(dict):
    def __missing__(self, key):
        return self[key]


try:
    A()[1]
except RecursionError:
    print("RecursionError")
