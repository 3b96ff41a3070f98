"""Full collections over a million live containers: the time is the collector's traversal."""
import gc


class Node:
    def __init__(self, link):
        self.link = link


gc.disable()
nodes = []
last = None
for number in range(250000):
    last = Node(last)
    nodes.append(last)
lists = [[number, None] for number in range(400000)]
for index in range(len(lists)):
    lists[index][1] = lists[index * 7 % 400000]
tuples = [(lists[index], nodes[index % 250000]) for index in range(200000)]
tables = [{"list": lists[index], "node": nodes[index]} for index in range(150000)]

freed = 0
for _ in range(6):
    garbage = []
    garbage.append(garbage)
    del garbage
    freed += gc.collect()

while last is not None:  # take the chain apart, so that no deep cascade is measured
    last.link, last = None, last.link

print("collect", len(nodes) + len(lists) + len(tuples) + len(tables), freed >= 6)
