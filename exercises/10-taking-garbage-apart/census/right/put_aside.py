# heaplings: X10.4
import gc


class Restored:
    """Empties the list for a while, and puts everything back."""

    def __enter__(self):
        gc.collect()
        self.flags = gc.get_debug()
        self.garbage = list(gc.garbage)
        gc.garbage.clear()
        gc.set_debug(gc.DEBUG_SAVEALL)

    def __exit__(self, kind, error, trace):
        gc.set_debug(self.flags)
        gc.garbage[:] = self.garbage


def census(work):
    with Restored():
        work()
        gc.collect()
        names = sorted([type(thing).__name__ for thing in gc.garbage])
        return {name: names.count(name) for name in set(names)}
