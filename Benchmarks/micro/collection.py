"""One full collection over a million live objects: prints the best of five, timed around gc.collect()."""
import gc
from time import perf_counter


class Node:
    def __init__(self, other):
        self.other = other


def best_of(rounds):
    best = None
    for _ in range(rounds):
        start = perf_counter()
        gc.collect()
        spent = perf_counter() - start
        if best is None or spent < best:
            best = spent
    return best * 1000


gc.disable()
lists = [[number] for number in range(1000000)]
print(f"@time lists {best_of(5):.2f} ms")
del lists

nodes = [Node(None) for _ in range(1000000)]
for index in range(len(nodes)):
    nodes[index].other = nodes[index * 7 % 1000000]
print(f"@time instances {best_of(5):.2f} ms")
for node in nodes:
    node.other = None
del node, nodes

best = None
for _ in range(3):
    for number in range(250000):
        a = []
        b = [a]
        a.append(b)
    del a, b
    start = perf_counter()
    gc.collect()
    spent = perf_counter() - start
    if best is None or spent < best:
        best = spent
print(f"@time garbage {best * 1000:.2f} ms")
