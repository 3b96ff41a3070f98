# ends: 0
# prints: done
# Instances of subclasses die among exact objects whose memory is kept for reuse.
import gc


def die_and_return(base, *arguments):
    class Sub(base):
        pass

    class Slotted(base):
        __slots__ = ()

    for _ in range(300):
        dying = [cls(*arguments) for cls in (Sub, Slotted, base) for _ in range(5)]
        for value in dying:
            if type(value) is Sub:
                value.attribute = [value]
        del dying, value
        living = [base(*arguments) for _ in range(20)]
        assert all(value == base(*arguments) for value in living)
    gc.collect()


for base, *arguments in [
    (float, 1.5),
    (complex, 1.5),
    (int, 5),
    (int, 10**30),
    (str, "text"),
    (bytes, b"text"),
    (tuple, (1, 2)),
    (list, (1, 2)),
    (dict, {1: 2}),
    (set, (1, 2)),
    (frozenset, (1, 2)),
    (bytearray, b"text"),
]:
    die_and_return(base, *arguments)
print("done")
