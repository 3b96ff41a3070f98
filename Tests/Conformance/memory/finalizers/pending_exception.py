# A finalizer that runs while an exception passes leaves it alone.


class D:
    def __del__(self):
        try:
            raise KeyError("inside")
        except KeyError:
            print("handled inside")


def f():
    local = D()
    raise ValueError("outside")


try:
    f()
except ValueError as e:
    print("caught", e)
print("end")
