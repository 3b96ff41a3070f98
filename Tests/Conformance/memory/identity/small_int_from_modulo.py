# A many-digit remainder that is small.


def same(a, b):
    return a is b


big = 2 ** int("70")
print(same(big % (big // 2), 0), same(big % (big - 5), 5), same(big - big, 0), same(big // big, 1))
print(same(int.from_bytes(b"\x05", "big"), 5))
