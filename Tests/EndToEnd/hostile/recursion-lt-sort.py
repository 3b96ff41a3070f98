# ends: 0
# prints: RecursionError
class A:
    def __lt__(self, other):
        return sorted([self, other]) == []


try:
    sorted([A(), A()])
except RecursionError:
    print("RecursionError")
