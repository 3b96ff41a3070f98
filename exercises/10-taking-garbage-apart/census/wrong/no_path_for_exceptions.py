# heaplings: X10.4
# fails: flags
# says: flags_before_and_after
import gc


def census(work):
    gc.collect()
    flags = gc.get_debug()
    start = len(gc.garbage)
    counts = {}
    gc.set_debug(gc.DEBUG_SAVEALL)
    work()
    gc.collect()
    for thing in gc.garbage[start:]:
        name = type(thing).__name__
        counts[name] = counts.get(name, 0) + 1
    gc.set_debug(flags)
    del gc.garbage[start:]
    return counts
