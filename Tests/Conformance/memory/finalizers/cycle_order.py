# Finalizers of a dead cycle run in creation order, whichever way it points.
import gc


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def ring(step):
    nodes = [N(c) for c in "abcd"]
    for i, node in enumerate(nodes):
        node.next = nodes[(i + step) % 4]


gc.disable()
gc.collect()
for step in (1, 3, 2):
    ring(step)
    gc.collect()
    print("| step", step)
