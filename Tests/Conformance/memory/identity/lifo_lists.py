# Free lists hand out the newest block first.

a = []
b = []
c = []
ia, ib, ic = id(a), id(b), id(c)
del a
del b
del c
x = []
y = []
z = []
print(id(x) == ic, id(y) == ib, id(z) == ia)
