# heaplings: X08.5
# fails: hands-off
import gc


class Node:
    def __init__(self, title, parent=None):
        gc.collect()
        self.title = title
        self.parent = parent
        self.children = []

    def add(self, title):
        child = Node(title, self)
        self.children.append(child)
        return child

    def path(self):
        if self.parent is None:
            return [self.title]
        return self.parent.path() + [self.title]
