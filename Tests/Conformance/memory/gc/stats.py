# get_stats: three dicts; a collection adds to its own generation only.
import gc


class S:
    __slots__ = ("a",)


def difference(before, after):
    return [{k: b[k] - a[k] for k in a} for a, b in zip(before, after)]


gc.disable()
gc.collect()
start = gc.get_stats()
print(len(start), list(start[0]))
a = S()
a.a = a
del a
gc.collect(0)
middle = gc.get_stats()
print(difference(start, middle))
gc.collect(1)
gc.collect()
gc.collect()
print(difference(middle, gc.get_stats()))
