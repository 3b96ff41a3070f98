# heaplings: X12.5
# fails: raised
# says: error_seen
import gc


def build_quietly(build):
    before = gc.get_threshold()
    gc.set_threshold(1000000)
    try:
        return build()
    except Exception:
        return None
    finally:
        gc.set_threshold(*before)
