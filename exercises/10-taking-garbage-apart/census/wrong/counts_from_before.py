# heaplings: X10.4
# fails: earlier
# says: earlier_garbage_counted
import gc


def census(work):
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
    finally:
        gc.set_debug(flags)
        del gc.garbage[start:]
    return counts
