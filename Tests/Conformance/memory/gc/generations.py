# A survivor moves to the next generation.
import gc


class Node:
    pass


def where(o):
    return [g for g in range(3) if any(x is o for x in gc.get_objects(generation=g))]


gc.disable()
gc.collect()
n = Node()
print(where(n))
gc.collect(0)
print(where(n))
gc.collect(0)
print(where(n))
gc.collect(1)
print(where(n))
gc.collect(1)
gc.collect()
print(where(n))
