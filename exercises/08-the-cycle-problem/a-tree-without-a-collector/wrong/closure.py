# heaplings: X08.5
# fails: all-gone
# fails: nothing-left
# says: Node
class Node:
    def __init__(self, title, parent=None):
        self.title = title
        # A function that gives the parent holds it as firmly as an attribute would.
        self._parent = lambda: parent
        self.children = []

    @property
    def parent(self):
        return self._parent()

    def add(self, title):
        child = Node(title, self)
        self.children.append(child)
        return child

    def path(self):
        if self.parent is None:
            return [self.title]
        return self.parent.path() + [self.title]
