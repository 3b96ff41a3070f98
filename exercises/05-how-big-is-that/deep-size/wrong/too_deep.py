# heaplings: X05.2
# fails: deep
# says: RecursionError
import gc
import sys


def deep_size(thing, seen=None):
    if seen is None:
        seen = set()
    if id(thing) in seen or isinstance(thing, (type, type(gc))):
        return 0
    seen.add(id(thing))
    return sys.getsizeof(thing) + sum(deep_size(part, seen) for part in gc.get_referents(thing))


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
