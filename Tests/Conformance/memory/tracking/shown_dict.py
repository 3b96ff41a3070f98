"""`__dict__` of an instance: when it is tracked, and whether the collector walks it or the instance."""
import gc

gc.disable()


class Thing:
    pass


def names(thing):
    return [type(x).__name__ for x in gc.get_referents(thing)]


atoms = Thing()
atoms.a = 1
holder = Thing()
holder.a = []
for thing in (atoms, holder):
    shown = vars(thing)
    print(gc.is_tracked(shown), names(thing), names(shown))
    thing.b = 2
    print(gc.is_tracked(shown), names(thing), names(shown))
    gc.collect()
    print(gc.is_tracked(shown), names(thing), names(shown))
    copy = shown.copy()
    print(gc.is_tracked(copy), sorted(copy))
    shown[5] = 1
    print(gc.is_tracked(shown), names(thing), names(shown))
    shown["c"] = []
    print(gc.is_tracked(shown), names(thing), names(shown))

ring = Thing()
ring.me = ring
shown = vars(ring)
del ring
print(gc.collect(), sorted(shown))
