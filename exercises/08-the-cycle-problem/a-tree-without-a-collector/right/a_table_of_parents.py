# heaplings: X08.5
import weakref


class Node:
    # Neither keys nor values of this table keep a node alive.
    parents = weakref.WeakKeyDictionary()

    def __init__(self, title):
        self.title = title
        self.children = []

    @property
    def parent(self):
        found = Node.parents.get(self)
        return found and found()

    def add(self, title):
        child = Node(title)
        Node.parents[child] = weakref.ref(self)
        self.children.append(child)
        return child

    def path(self):
        above = self.parent
        return (above.path() if above else []) + [self.title]
