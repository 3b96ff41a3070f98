# heaplings: X10.4
import gc


def census(work):
    """How many objects of which type are in the cyclic garbage that work() leaves."""
    gc.collect()
    flags = gc.get_debug()
    start = len(gc.garbage)
    counts = {}
    gc.set_debug(flags | gc.DEBUG_SAVEALL)
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


if __name__ == "__main__":

    class Node:
        pass

    def pair():
        a = Node()
        b = Node()
        a.other = b
        b.other = a

    print(census(pair), gc.get_debug(), gc.garbage)
