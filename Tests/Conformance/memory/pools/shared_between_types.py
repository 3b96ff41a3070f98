# A block serves any type whose object fits its size class.

n = 20
# Every size class has live blocks, so no pool empties and changes its class.
ballast = [bytes(i) for i in range(1, 479)]
a = b"y" * (100 + n)
address = id(a)
del a
b = bytes(101 + n)
print(id(b) == address)
del b
c = b"w" * (60 + n)
print(id(c) == address)
del c
d = "x" * (85 + n)
print(id(d) == address)
