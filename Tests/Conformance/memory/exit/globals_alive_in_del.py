# Finalizers at exit still see the other globals.


class D:
    def __del__(self):
        print("del", other is not None, helper())


def helper():
    return "helper works"


d = D()
other = [1]
print("end of program")
