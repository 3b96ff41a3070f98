# An instance: up to 3.10 its dict, from 3.11 its attribute values; then its class.
import gc


class Node:
    def __init__(self, value):
        self.value = value
        self.ref = None


a, b = Node(1000), Node(2000)
a.ref = b
print([type(x).__name__ for x in gc.get_referents(a)])
print(gc.get_referents(a)[-1] is Node)
