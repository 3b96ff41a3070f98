# heaplings: X12.5
# fails: still-on
# says: switched_off_inside
import gc


def build_quietly(build):
    was_on = gc.isenabled()
    gc.disable()
    try:
        return build()
    finally:
        if was_on:
            gc.enable()
