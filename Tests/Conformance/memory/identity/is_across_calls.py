# Arguments, returns and containers pass the object itself on.


def identity(x):
    return x


class Box:
    __slots__ = ("v",)


o = object()
box = Box()
box.v = o
print(identity(o) is o, [o][0] is o, (o,)[0] is o, {1: o}[1] is o, box.v is o)
print([x for x in [o]][0] is o, next(iter([o])) is o, max([o], key=id) is o)
print(list(map(identity, [o]))[0] is o, sorted([o], key=id)[0] is o)
print((o or 1) is o, (1 and o) is o, (o if True else 1) is o)
copy = [[o]][:]
print(copy[0] is [[o]][0], copy[0][0] is o)
