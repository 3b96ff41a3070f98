# heaplings: X05.2
# fails: again
# says: '1.5': '0
import gc
import sys

seen = set()


def deep_size(thing):
    total = 0
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        total += sys.getsizeof(part)
        for next_part in gc.get_referents(part):
            if not isinstance(next_part, (type, type(gc))):
                waiting.append(next_part)
    return total


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
