# heaplings: X10.4
import gc


def census(work):
    """How many objects of which type are in the cyclic garbage that work() leaves."""
    work()
    return {}


if __name__ == "__main__":

    class Node:
        pass

    def pair():
        a = Node()
        b = Node()
        a.other = b
        b.other = a

    print(census(pair), gc.get_debug(), gc.garbage)
