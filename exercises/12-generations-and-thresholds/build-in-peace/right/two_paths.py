# heaplings: X12.5
import gc


def build_quietly(build):
    saved = list(gc.get_threshold())
    gc.set_threshold(max(saved[0], 200001), 1000, 1000)
    try:
        structure = build()
    except BaseException:
        gc.set_threshold(saved[0], saved[1], saved[2])
        raise
    gc.set_threshold(saved[0], saved[1], saved[2])
    return structure
