# An instance's dict follows the same rule.
import gc


class Node:
    pass


gc.disable()
gc.collect()
n = Node()
n.a = 1
print(gc.is_tracked(n), gc.is_tracked(n.__dict__))
n.b = []
print(gc.is_tracked(n.__dict__))
