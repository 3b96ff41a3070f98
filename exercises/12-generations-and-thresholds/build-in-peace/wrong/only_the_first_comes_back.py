# heaplings: X12.5
# fails: thresholds
# says: thresholds_afterwards
import gc


def build_quietly(build):
    before = gc.get_threshold()[0]
    gc.set_threshold(1000000, 1000, 1000)
    try:
        return build()
    finally:
        gc.set_threshold(before)
