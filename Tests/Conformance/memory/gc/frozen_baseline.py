# After a freeze only what is new lies in the generations.
import gc


class S:
    __slots__ = ("a",)


def young():
    return sum(1 for o in gc.get_objects() if type(o) is S)


gc.disable()
kept = [S() for _ in range(5)]
gc.collect()
gc.freeze()
print(young())
kept.append(S())
print(young())
gc.unfreeze()
print(young())
