# Blocks that stay allocated when 3000 objects are freed: the free lists.
import gc
import sys


def kept(make):
    for _ in range(2):
        gc.collect()
        hold = [None] * 3000
        before = sys.getallocatedblocks()
        for i in range(3000):
            hold[i] = make(i)
        for i in range(3000):
            hold[i] = None
        after = sys.getallocatedblocks()
    return after - before


def near(n):
    for limit in (0, 80, 100, 160, 2000):
        if abs(n - limit) <= 12:
            return limit
    return n


class S:
    __slots__ = ("a",)


gc.disable()
print("float", near(kept(lambda i: i + 0.5)))
print("list", near(kept(lambda i: [])))
print("dict", near(kept(lambda i: {})))
print("tuple of 3", near(kept(lambda i: (i, i, i))))
print("tuple of 10", near(kept(lambda i: (i,) * 10)))
print("tuple of 30", near(kept(lambda i: (i,) * 30)))
print("int", near(kept(lambda i: 10**12 + i)))
print("str", near(kept(lambda i: "s%d" % (i + 1000))))
print("set", near(kept(lambda i: set())))
print("instance", near(kept(lambda i: S())))
print("range", near(kept(lambda i: range(i))))
