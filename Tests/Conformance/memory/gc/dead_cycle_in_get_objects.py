# A dead cycle is still in the collector's lists until it is collected.
import gc


class Node:
    pass


def nodes():
    return sum(1 for o in gc.get_objects() if type(o) is Node)


gc.disable()
gc.collect()
a, b = Node(), Node()
a.other, b.other = b, a
del a, b
print(nodes(), gc.garbage)
gc.collect()
print(nodes(), gc.garbage)
