# ends: 0
# prints: RecursionError
def g():
    yield from g()


try:
    list(g())
except RecursionError:
    print("RecursionError")
