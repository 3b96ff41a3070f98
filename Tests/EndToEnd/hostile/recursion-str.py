# ends: 0
# prints: RecursionError
class A:
    def __str__(self):
        return f"{self}"


try:
    print(A())
except RecursionError:
    print("RecursionError")
