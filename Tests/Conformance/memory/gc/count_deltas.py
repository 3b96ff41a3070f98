# Which objects count when created, freed and created again.
import gc


class Plain:
    pass


class S:
    __slots__ = ("a",)


def count():
    return gc.get_count()[0]


hold = [None] * 10
deltas = [0, 0, 0]


def measure(make):
    gc.collect()
    gc.collect()
    for phase in range(3):
        before = count()
        if phase == 1:
            for i in range(10):
                hold[i] = None
        else:
            for i in range(10):
                hold[i] = make()
        deltas[phase] = count() - before
    for i in range(10):
        hold[i] = None
    return [round(d, -1) for d in deltas]


gc.disable()
for name, make in (
    ("None", lambda: None),
    ("list", lambda: []),
    ("dict", lambda: {}),
    ("set", lambda: set()),
    ("slots instance", S),
    ("function", lambda: lambda: 0),
    ("object", object),
    ("bytearray", bytearray),
    ("int", lambda: 10**20),
):
    print(name, measure(make))
