# The same for dicts.

a = {}
b = {}
c = {}
ia, ib, ic = id(a), id(b), id(c)
del b
del a
del c
x = {}
y = {}
z = {}
print(id(x) == ic, id(y) == ia, id(z) == ib)
