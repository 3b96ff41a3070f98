# heaplings: X08.5
from weakref import proxy


class Node:
    def __init__(self, title):
        self.title = title
        self.parent = None
        self.children = []

    def add(self, title):
        child = Node(title)
        child.parent = proxy(self)
        self.children.append(child)
        return child

    def path(self):
        titles = []
        node = self
        while node is not None:
            titles.insert(0, node.title)
            node = node.parent
        return titles
