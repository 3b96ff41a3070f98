# Who refers to an object, among what is tracked.
import gc


class Holder:
    __slots__ = ("item",)


gc.disable()
gc.collect()


def test():
    target = Holder()
    row = [target]
    pair = (target, 1)
    table = {"k": target}
    holder = Holder()
    holder.item = target
    found = gc.get_referrers(target)
    kinds = sorted(type(o).__name__ for o in found if type(o).__name__ != "frame")
    print(kinds)
    print(any(o is row for o in found), any(o is holder for o in found))
    atom = "some text made at run time %d" % len(row)
    loose = {"a": atom}
    print(any(o is loose for o in gc.get_referrers(atom)))


test()
