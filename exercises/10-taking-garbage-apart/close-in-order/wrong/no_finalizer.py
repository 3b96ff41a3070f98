# heaplings: X10.5
# fails: once
# says: closed_too_often_or_never
class Handle:
    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.parent = None
        self.children = []
        self.is_open = True

    def attach(self, child):
        child.parent = self
        self.children.append(child)

    def close(self):
        if not self.is_open:
            return
        self.is_open = False
        for child in self.children:
            child.close()
        self.children = []
        self.parent = None
        self.log.append(self.name)
