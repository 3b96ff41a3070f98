# ends: 0
# prints: done
# Weak reference callbacks and finalizers that free what is being collected.
import gc
import weakref


class Node:
    pass


registry = []


def ring(n):
    nodes = [Node() for _ in range(n)]
    for i, node in enumerate(nodes):
        node.next = nodes[i - 1]
        node.all = nodes
    return nodes


def callback(reference):
    registry.clear()
    gc.collect()
    ring(10)
    for item in gc.get_objects():
        if type(item) is list and len(item) == 7777:
            item.clear()


for _ in range(20):
    nodes = ring(20)
    registry.extend(weakref.ref(node, callback) for node in nodes)
    registry.append(nodes[0])
    nodes.extend([None] * (7777 - len(nodes)))
    outside = [weakref.ref(node, callback) for node in nodes[:20]]
    del nodes
    registry.pop()
    gc.collect()


class Finalized(Node):
    def __del__(self):
        self.all.clear()
        self.__dict__.clear()
        gc.collect()
        registry.append(self)


for _ in range(20):
    nodes = [Finalized() for _ in range(20)]
    for i, node in enumerate(nodes):
        node.next = nodes[i - 1]
        node.all = nodes
    del nodes, node
    gc.collect()
    registry.clear()


def suicide(reference):
    global only
    del only


target = Node()
only = weakref.ref(target, suicide)
del target
print("done")
