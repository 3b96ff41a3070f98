# Two nodes that refer to each other: through a dict up to 3.10, directly from 3.11.
import gc


class Node:
    def __init__(self, value):
        self.value = value
        self.ref = None

    def __repr__(self):
        return "Node(%d)" % self.value


a, b = Node(1), Node(2)
a.ref, b.ref = b, a
gc.collect()
found = [o for o in gc.get_referrers(a) if o is not globals()]
print(found)
print(any(o is globals() for o in gc.get_referrers(a)))
print([o for o in gc.get_referents(a) if not isinstance(o, type)])
