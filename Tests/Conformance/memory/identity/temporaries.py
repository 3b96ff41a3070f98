# A freed temporary's address is used again.


class K:
    __slots__ = ("a",)


print(id([]) == id([]), id({}) == id({}), id(object()) == id(object()), id(K()) == id(K()))
print(id([1, 2]) == id([3, 4]), id(1.5 + len([])) == id(2.5 + len([])))
print([] is [], {} is {}, object() is object(), K() is K())
