# heaplings: X10.4
# fails: counted
import gc


def census(work):
    gc.collect()
    work()
    return gc.collect()
