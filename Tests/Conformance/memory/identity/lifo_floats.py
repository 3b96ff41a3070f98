# The same for floats.

n = 3
a = n / 7
b = n / 11
c = n / 13
ia, ib, ic = id(a), id(b), id(c)
del a
del b
del c
x = n / 17
y = n / 19
z = n / 23
print(id(x) == ic, id(y) == ib, id(z) == ia)
