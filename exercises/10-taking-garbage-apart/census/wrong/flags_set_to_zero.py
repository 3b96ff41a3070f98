# heaplings: X10.4
# fails: flags
# says: flags_before_and_after
import gc


def census(work):
    gc.collect()
    start = len(gc.garbage)
    counts = {}
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        for thing in gc.garbage[start:]:
            name = type(thing).__name__
            counts[name] = counts.get(name, 0) + 1
    finally:
        gc.set_debug(0)
        del gc.garbage[start:]
    return counts
