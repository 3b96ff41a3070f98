# A deep chain of objects with __del__: each runs, from the outermost in.


class Node:
    count = 0
    wrong = 0
    last = None

    def __init__(self, number, inner):
        self.number = number
        self.inner = inner

    def __del__(self):
        if Node.last is not None and self.number != Node.last - 1:
            Node.wrong += 1
        Node.last = self.number
        Node.count += 1


x = None
for i in range(40):
    x = Node(i, x)
del x
print(Node.count, Node.wrong)
