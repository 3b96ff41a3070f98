# heaplings: X05.2
# fails: shared
# says: '[word, word]': '210
import gc
import sys


def deep_size(thing):
    # Only what leads back to where we are is remembered, so cycles end.
    total = 0
    waiting = [(thing, ())]
    while waiting:
        part, path = waiting.pop()
        total += sys.getsizeof(part)
        if len(path) < 50:
            path = path + (id(part),)
        for next_part in gc.get_referents(part):
            if id(next_part) not in path and not isinstance(next_part, (type, type(gc))):
                waiting.append((next_part, path))
    return total


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
