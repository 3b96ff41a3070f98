# Words of TypeErrors and a few corners that programs meet when they go wrong.
def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


def function(x):
    return x


def multiply(left, right):
    left *= right
    return left


for left in ({}, {1}, range(3), frozenset(), {}.keys(), memoryview(b"a"), None, 1.5, len, object(), "ab"):
    show(lambda: multiply(left, [1]))
    show(lambda: left * [1])
try:
    multiply(Plain(), "a")
except TypeError as error:
    print(error)
show(lambda: list[len])
show(lambda: dict[function, Plain])
show(lambda: tuple[Plain.__init__, ..., None, "x"])
show(lambda: [].__format__(None))
show(lambda: (5).__format__(None))
show(lambda: [1].pop(2**70))
show(lambda: [1].insert(2**70, 1))
show(lambda: [1].sort(1))
show(lambda: [1].sort(1, 2, 3))
show(lambda: {}.pop([]))
show(lambda: {}.pop([], 5))
show(lambda: {1: 2}.pop([], 5))
show(lambda: "a".__mul__())
show(lambda: [1].__imul__(1, 2))
show(lambda: "a".__add__())
show(lambda: [].__len__(1))
