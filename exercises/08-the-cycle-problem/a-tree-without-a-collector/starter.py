# heaplings: X08.5
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
        if self.parent is None:
            return [self.title]
        return self.parent.path() + [self.title]


if __name__ == "__main__":
    import gc

    gc.disable()
    root = Node("home")
    root.add("music").add("jazz")
    print(root.children[0].children[0].path())
    root = None
    print("left:", len([thing for thing in gc.get_objects() if isinstance(thing, Node)]))
