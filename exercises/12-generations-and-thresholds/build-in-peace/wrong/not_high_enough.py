# heaplings: X12.5
# fails: quiet
# says: collections_too_many
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(10000)
    try:
        return build()
    finally:
        gc.set_threshold(*before)
