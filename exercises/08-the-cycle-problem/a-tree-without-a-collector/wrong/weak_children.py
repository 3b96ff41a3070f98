# heaplings: X08.5
# fails: ran
import weakref


class Node:
    def __init__(self, title, parent=None):
        self.title = title
        self.parent = parent
        # The wrong one of the two links was made weak: nobody owns the children.
        self.children = weakref.WeakSet()

    def add(self, title):
        child = Node(title, self)
        self.children.add(child)
        return child

    def path(self):
        if self.parent is None:
            return [self.title]
        return self.parent.path() + [self.title]
