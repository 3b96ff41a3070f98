# ends: 0
# prints: RecursionError
def f(*args, **kwargs):
    return f(*args, **kwargs)


try:
    f(1, x=2)
except RecursionError:
    print("RecursionError")
