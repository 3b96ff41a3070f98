# Many small cycles in one collection.
import gc


class S:
    __slots__ = ("other",)


def pair():
    a, b = S(), S()
    a.other, b.other = b, a


gc.disable()
gc.collect()
for _ in range(20000):
    pair()
print(gc.collect())
print(gc.collect())
