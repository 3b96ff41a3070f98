# heaplings: X12.5
# fails: still-on
# says: switched_off_inside
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        return build()
    finally:
        gc.set_threshold(*before)
