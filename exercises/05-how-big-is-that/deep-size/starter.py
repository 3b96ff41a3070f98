# heaplings: X05.2
import gc
import sys


def deep_size(thing):
    return sys.getsizeof(thing)


if __name__ == "__main__":
    word = "x" * 1000
    pair = [word, word]
    print(deep_size(pair), "should be", sys.getsizeof(pair) + sys.getsizeof(word))
    loop = [word]
    loop.append(loop)
    print(deep_size(loop), "should be", sys.getsizeof(loop) + sys.getsizeof(word))
