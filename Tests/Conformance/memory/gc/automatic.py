# A collection starts by itself: dead cycles go while the program runs.
import gc


class Node:
    alive = 0

    def __init__(self):
        self.me = self
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


gc.collect()
gc.set_threshold(700, 10, 10)
highest = 0
for _ in range(10000):
    Node()
    highest = max(highest, Node.alive)
print(highest < 1500, Node.alive < 1500)
gc.collect()
print(Node.alive)
gc.disable()
for _ in range(3000):
    Node()
print(Node.alive)
gc.collect()
print(Node.alive)
