# ends: 0 3
def f():
    try:
        f()
    finally:
        f()


try:
    f()
except RecursionError:
    print("RecursionError")
