# In a fresh pool neighbours are one block apart: the size rounded up to 16, header included.


def typical_step(kind):
    row = [None] * 1500
    for i in range(1500):
        row[i] = kind()
    steps = [id(b) - id(a) for a, b in zip(row[800:], row[801:])]
    return max(set(steps), key=steps.count)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("a", "b")


class S3:
    __slots__ = ("a", "b", "c")


class S4:
    __slots__ = ("a", "b", "c", "d")


class S5:
    __slots__ = ("a", "b", "c", "d", "e")


for kind in (S1, S2, S3, S4, S5, object):
    print(kind.__name__, typical_step(kind))
