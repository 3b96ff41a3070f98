# ends: 0
# prints: RecursionError
class A:
    def __hash__(self):
        return hash((self,))


try:
    {(A(),)}
except RecursionError:
    print("RecursionError")
