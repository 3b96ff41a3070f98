# The same order when the cycle had reached the oldest generation.
import gc


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


gc.disable()
gc.collect()
nodes = [N(c) for c in "abcd"]
for i in range(4):
    nodes[i].next = nodes[i - 1]
gc.collect()
print("survived", gc.collect())
del nodes
gc.collect(1)
print("young collection done")
gc.collect()
print("| full collection done")
