# heaplings: X12.5
# fails: thresholds
# says: thresholds_afterwards
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(1000000)
    structure = build()
    gc.set_threshold(*before)
    return structure
