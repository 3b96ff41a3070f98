"""Instances whose attributes no longer fit the shared table get a dict of their own, which the collector must see."""
import gc
import weakref

gc.disable()


def ring(count, extra):
    class Part:
        pass

    parts = [Part() for _ in range(count)]
    for number, part in enumerate(parts):
        part.all = parts
        if number in extra:
            setattr(part, "own_%d" % number, number)
    return weakref.ref(parts[0])


gc.collect()
for count, extra in ((1, ()), (2, (1,)), (30, (28,)), (31, (30,)), (40, range(40)), (50, range(20, 30))):
    seen = ring(count, extra)
    print(count, len(extra), gc.collect(), seen() is None)
