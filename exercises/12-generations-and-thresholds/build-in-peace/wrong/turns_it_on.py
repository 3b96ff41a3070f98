# heaplings: X12.5
# fails: state
# says: enabled_afterwards
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(1000000)
    try:
        return build()
    finally:
        gc.set_threshold(*before)
        gc.enable()
