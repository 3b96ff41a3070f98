# heaplings: X08.5
# fails: all-gone
# says: Node
import weakref


class Node:
    # The values are strong: a parent stays as long as its child, and the child as long as its parent.
    parents = weakref.WeakKeyDictionary()

    def __init__(self, title):
        self.title = title
        self.children = []

    @property
    def parent(self):
        return Node.parents.get(self)

    def add(self, title):
        child = Node(title)
        Node.parents[child] = self
        self.children.append(child)
        return child

    def path(self):
        above = self.parent
        return (above.path() if above else []) + [self.title]
