# Tuples are kept by length: another length does not get the block.

n = object()
a = (n, n)
b = (n, n)
ia, ib = id(a), id(b)
del a
del b
other = (n, n, n)
print(id(other) in (ia, ib))
x = (n, n)
y = (n, n)
print(id(x) == ib, id(y) == ia)
