# heaplings: X12.5
# fails: still-on
# fails: state
# says: enabled_afterwards
import gc


def build_quietly(build):
    gc.disable()
    return build()
