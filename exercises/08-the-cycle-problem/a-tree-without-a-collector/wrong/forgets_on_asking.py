# heaplings: X08.5
# fails: answers
class Node:
    def __init__(self, title, parent=None):
        self.title = title
        self.parent = parent
        self.children = []

    def add(self, title):
        child = Node(title, self)
        self.children.append(child)
        return child

    def path(self):
        # Breaks the cycle when the path is asked for, and with it the tree.
        titles = []
        node = self
        while node is not None:
            titles.insert(0, node.title)
            node.parent, node = None, node.parent
        return titles
