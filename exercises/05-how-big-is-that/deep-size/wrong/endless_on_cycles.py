# heaplings: X05.2
# fails: cycles
# says: a list that holds itself
import gc
import sys


def deep_size(thing):
    parts = [part for part in gc.get_referents(thing) if not isinstance(part, (type, type(gc)))]
    return sys.getsizeof(thing) + sum(deep_size(part) for part in parts)


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
