# heaplings: X05.2
# fails: lets-go
# says: answer.found
import gc
import sys

found = {}


def deep_size(thing):
    found.clear()
    found[id(thing)] = thing
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        for next_part in gc.get_referents(part):
            if id(next_part) not in found and not isinstance(next_part, (type, type(gc))):
                found[id(next_part)] = next_part
                waiting.append(next_part)
    return sum(sys.getsizeof(part) for part in found.values())


if __name__ == "__main__":
    from sys import getsizeof

    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", getsizeof(pair) + getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", getsizeof(loop) + getsizeof(word))
