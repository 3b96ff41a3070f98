# heaplings: X10.4
import gc


def census(work):
    gc.collect()
    flags = gc.get_debug()
    before = {id(thing) for thing in gc.garbage}
    gc.set_debug(gc.DEBUG_SAVEALL)
    counts = {}
    try:
        work()
    except BaseException:
        gc.set_debug(flags)
        gc.garbage[:] = [thing for thing in gc.garbage if id(thing) in before]
        raise
    gc.collect()
    gc.set_debug(flags)
    while id(gc.garbage[-1]) not in before:
        name = type(gc.garbage.pop()).__name__
        counts[name] = counts.get(name, 0) + 1
        if not gc.garbage:
            break
    return counts
