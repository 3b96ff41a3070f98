# heaplings: X05.2
import gc
import sys


def deep_size(thing):
    total = 0
    seen = {id(thing)}
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        total += sys.getsizeof(part)
        for next_part in gc.get_referents(part):
            if id(next_part) not in seen and not isinstance(next_part, (type, type(gc))):
                seen.add(id(next_part))
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
