# heaplings: X10.4
# fails: counted
# says: counts
import gc


def census(work):
    gc.collect()
    flags = gc.get_debug()
    start = len(gc.garbage)
    counts = {}
    try:
        # What a collection finds while the work runs is freed and never seen.
        work()
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        for thing in gc.garbage[start:]:
            name = type(thing).__name__
            counts[name] = counts.get(name, 0) + 1
    finally:
        gc.set_debug(flags)
        del gc.garbage[start:]
    return counts
