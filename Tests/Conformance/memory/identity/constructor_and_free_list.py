# list() and dict() do not take from the free list that [] and {} use, though they feed it.


def reused(make):
    a = make()
    address = id(a)
    del a
    b = make()
    return id(b) == address


print(reused(lambda: []), reused(list))
print(reused(lambda: {}), reused(dict))
a = list()
address = id(a)
del a
b = []
print(id(b) == address)
