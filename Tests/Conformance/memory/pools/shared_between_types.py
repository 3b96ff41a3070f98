# Objects of different types use the same pools: str, bytes, int of one block size.

n = 20
text = "x" * 40 + str(n)
size_class = id(text)
del text
raw = bytes(50 + n - 1)
print(id(raw) % 16, size_class % 16)
a = b"y" * (100 + n)
address = id(a)
del a
b = b"z" * (101 + n)
print(id(b) == address)
del b
c = b"w" * (60 + n)
print(id(c) == address)
