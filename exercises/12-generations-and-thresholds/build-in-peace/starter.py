# heaplings: X12.5
import gc


def build_quietly(build):
    """Returns what build() returns."""
    return build()


if __name__ == "__main__":

    class Node:
        pass

    before = gc.get_stats()[0]["collections"]
    build_quietly(lambda: [Node() for number in range(50000)])
    print("collections:", gc.get_stats()[0]["collections"] - before, "thresholds:", gc.get_threshold())
