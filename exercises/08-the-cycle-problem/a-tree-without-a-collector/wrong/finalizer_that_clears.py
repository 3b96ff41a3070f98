# heaplings: X08.5
# fails: all-gone
# fails: nothing-left
# says: Node
class Node:
    def __init__(self, title, parent=None):
        self.title = title
        self.parent = parent
        self.children = []

    def __del__(self):
        # Never called: it would take a count of zero first.
        for child in self.children:
            child.parent = None
        self.children.clear()

    def add(self, title):
        child = Node(title, self)
        self.children.append(child)
        return child

    def path(self):
        if self.parent is None:
            return [self.title]
        return self.parent.path() + [self.title]
