# A local in a function that returns through finally.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def f():
    a = D("a")
    try:
        return D("result")
    finally:
        print("finally", end=" ")


f()
print("|")
r = f()
print("| kept")
del r
print("|")
