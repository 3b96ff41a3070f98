# heaplings: X12.5
import gc


class Quiet:
    def __enter__(self):
        self.thresholds = gc.get_threshold()
        gc.set_threshold(50000)

    def __exit__(self, kind, error, trace):
        first, second, third = self.thresholds
        gc.set_threshold(first, second, third)
        return False


def build_quietly(build):
    with Quiet():
        return build()
