# Blocks that one object takes: the object, and what lies beside it.
import gc
import sys


class S:
    __slots__ = ("a", "b")


def blocks(make):
    for _ in range(2):
        gc.collect()
        keep = [None] * 1000
        before = sys.getallocatedblocks()
        for i in range(1000):
            keep[i] = make(i)
        after = sys.getallocatedblocks()
    return round((after - before) / 1000)


gc.disable()
print("object", blocks(lambda i: object()))
print("slots", blocks(lambda i: S()))
print("int", blocks(lambda i: 10**9 + i))
print("float", blocks(lambda i: i + 0.5))
print("empty list", blocks(lambda i: []))
print("list", blocks(lambda i: [i]))
print("tuple", blocks(lambda i: (i, i)))
print("empty dict", blocks(lambda i: {}))
print("dict", blocks(lambda i: {i: i}))
print("set", blocks(lambda i: {i}))
print("big set", blocks(lambda i: set(range(6))))
print("str", blocks(lambda i: "s%d" % (i + 1000)))
print("bytearray", blocks(lambda i: bytearray(10)))
