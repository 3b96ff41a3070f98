# heaplings: X10.4
# fails: raised
# says: error_seen
import gc


def census(work):
    gc.collect()
    flags = gc.get_debug()
    start = len(gc.garbage)
    counts = {}
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        for thing in gc.garbage[start:]:
            name = type(thing).__name__
            counts[name] = counts.get(name, 0) + 1
    except Exception:
        counts = {}
    finally:
        gc.set_debug(flags)
        del gc.garbage[start:]
    return counts
