# The same for tuples, bytes and frozensets.


def same(a, b):
    return a is b


t = tuple([1, 2, 3])
b = bytes([1, 2, 3])
f = frozenset([1, 2, 3])
print(same(tuple(t), t), same(t[:], t), same(t * 1, t), same(t + (), t), same(() + t, t))
print(same(bytes(b), b), same(b[:], b), same(b * 1, b), same(b + b"", b), same(b.strip(), b))
print(same(frozenset(f), f), same(f.copy(), f), same(f | frozenset(), f))
print(same(list(t), list(t)), same(t[0:2], t[0:2]))


class T(tuple):
    pass


k = T((1, 2))
print(same(tuple(k), k), same(k[:], k))
