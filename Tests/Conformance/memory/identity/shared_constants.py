# Equal constants of one file are one object, across its functions.


def same(a, b):
    return a is b


def one():
    return 1000, 1.5, (1, 2, 3), "two words", b"raw bytes", 10**20


def two():
    return 1000, 1.5, (1, 2, 3), "two words", b"raw bytes", 10**20


print([same(a, b) for a, b in zip(one(), two())])
print(same(one()[0], int("1000")), same(one()[2], (1, 2, 3)))
print(same(0.0, -0.0), same(1, True), same(1, 1.0))
x = 257
y = 257
print(x is y)
print([1, 2] is [1, 2])
