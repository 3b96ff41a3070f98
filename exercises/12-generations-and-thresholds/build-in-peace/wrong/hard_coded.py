# heaplings: X12.5
# fails: thresholds
# says: thresholds_afterwards
import gc


def build_quietly(build):
    gc.set_threshold(1000000)
    try:
        return build()
    finally:
        gc.set_threshold(700, 10, 10)
