# ends: 0
# prints: RecursionError
class A:
    def __getitem__(self, key):
        return self[key]


try:
    A()[1]
except RecursionError:
    print("RecursionError")
