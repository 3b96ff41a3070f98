# ends: 0
# prints: RecursionError
def f(value):
    return list(map(f, [1]))


try:
    f(1)
except RecursionError:
    print("RecursionError")
