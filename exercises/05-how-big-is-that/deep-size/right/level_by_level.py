# heaplings: X05.2
import gc
import sys


def deep_size(thing):
    found = {id(thing): thing}
    level = [thing]
    while level:
        fresh = {}
        for part in gc.get_referents(*level):
            if isinstance(part, type) or type(part) is type(sys):
                continue
            if id(part) not in found:
                fresh[id(part)] = part
        found.update(fresh)
        level = list(fresh.values())
    return sum(sys.getsizeof(part) for part in found.values())


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
