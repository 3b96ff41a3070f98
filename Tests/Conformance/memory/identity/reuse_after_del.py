# A new object takes the address of the one that was just freed.


class S:
    __slots__ = ("a",)


def reused(make):
    a = make()
    address = id(a)
    del a
    b = make()
    return id(b) == address


n = 10
print(reused(object), reused(S), reused(set))
print(reused(lambda: n / 7), reused(lambda: (n, n)), reused(lambda: 10**12 + n))
print(reused(lambda: "ab" * n), reused(lambda: b"ab" * n), reused(lambda: range(n)))
print(reused(lambda: []), reused(lambda: {}), reused(lambda: [n]), reused(lambda: {n: n}))
