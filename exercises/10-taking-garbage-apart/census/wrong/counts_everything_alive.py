# heaplings: X10.4
# fails: counted
import gc


def census(work):
    work()
    counts = {}
    for thing in gc.get_objects():
        name = type(thing).__name__
        counts[name] = counts.get(name, 0) + 1
    return counts
