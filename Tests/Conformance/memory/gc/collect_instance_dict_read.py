# Reading __dict__ makes the dict: counted up to 3.12.
import gc


class Node:
    pass


def alone():
    a = Node()
    a.me = a
    a.__dict__


gc.disable()
gc.collect()
alone()
print(gc.collect())
alone()
print(gc.collect())
