# heaplings: X08.5
# fails: answers
# says: report
class Node:
    def __init__(self, title, parent=None):
        self.title = title
        self.parent = None
        self.above = [] if parent is None else parent.path()
        self.children = []

    def add(self, title):
        child = Node(title, self)
        self.children.append(child)
        return child

    def path(self):
        return self.above + [self.title]
