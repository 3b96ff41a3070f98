# The empty tuple, str and bytes are single objects.


def same(a, b):
    return a is b


none = []
print(same(tuple(none), ()), same((1, 2)[2:], ()), same((1,) * 0, ()))
print(same("".join(none), ""), same(str(), ""), same("abc"[3:], ""), same("abc".replace("abc", ""), ""))
print(same("a" * len(none), ""), same(" ".strip(), ""), same(bytes(), b""), same(b"abc"[3:], b""))
print(same(b"".join(none), b""), same("".encode(), b""))
print(same([], []), same({}, {}), same(set(), set()))
print(same(range(0), range(0)))
