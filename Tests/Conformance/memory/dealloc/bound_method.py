# The last reference may be a bound method.


class D:
    def __del__(self):
        print("gone")

    def m(self):
        return 1


d = D()
m = d.m
del d
print("only the method")
print(m())
del m
print("end")
D().m()
print("end")
