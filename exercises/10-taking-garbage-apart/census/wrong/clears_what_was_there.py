# heaplings: X10.4
# fails: list
# says: garbage_list_is_as_before
import gc


def census(work):
    gc.collect()
    flags = gc.get_debug()
    counts = {}
    gc.garbage.clear()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        for thing in gc.garbage:
            name = type(thing).__name__
            counts[name] = counts.get(name, 0) + 1
    finally:
        gc.set_debug(flags)
        gc.garbage.clear()
    return counts
