# Very deep nests are freed without deep recursion.


class Node:
    def __init__(self, inner):
        self.inner = inner


class Slot:
    __slots__ = ("inner",)

    def __init__(self, inner):
        self.inner = inner


def nest(depth, wrap):
    x = None
    for _ in range(depth):
        x = wrap(x)
    return x


for name, wrap in (
    ("list", lambda x: [x]),
    ("tuple", lambda x: (x,)),
    ("dict", lambda x: {"k": x}),
    ("instance", Node),
    ("slots", Slot),
):
    x = nest(200000, wrap)
    del x
    print(name, "freed")
