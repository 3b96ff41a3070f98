# heaplings: X10.4
# fails: released
# says: kept_alive
import gc

seen = []


def census(work):
    gc.collect()
    flags = gc.get_debug()
    start = len(gc.garbage)
    counts = {}
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        seen.extend(gc.garbage[start:])
        for thing in seen:
            name = type(thing).__name__
            counts[name] = counts.get(name, 0) + 1
    finally:
        gc.set_debug(flags)
        del gc.garbage[start:]
    return counts
