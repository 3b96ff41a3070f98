# ends: 0
# prints: RecursionError
def key(value):
    return sorted([1, 2], key=key)


try:
    sorted([2, 1], key=key)
except RecursionError:
    print("RecursionError")
