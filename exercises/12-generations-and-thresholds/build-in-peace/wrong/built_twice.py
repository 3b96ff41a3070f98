# heaplings: X12.5
# fails: result
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(1000000)
    try:
        build()
        return build()
    finally:
        gc.set_threshold(*before)
