# heaplings: X05.2
import gc
import sys

MODULE = type(sys)


def reachable(thing):
    seen = set()
    waiting = [iter([thing])]
    while waiting:
        for part in waiting[-1]:
            if id(part) in seen or isinstance(part, type) or isinstance(part, MODULE):
                continue
            seen.add(id(part))
            yield part
            waiting.append(iter(gc.get_referents(part)))
            break
        else:
            waiting.pop()


def deep_size(thing):
    return sum(map(sys.getsizeof, reachable(thing)))


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
