# heaplings: X10.5
class Handle:
    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.parent = None
        self.children = []

    def attach(self, child):
        child.parent = self
        self.children.append(child)

    def close(self):
        for child in list(self.children):
            child.close()
        if self.log is not None:
            self.log.append(self.name)
            self.log = None
        above, self.parent = self.parent, None
        if above is not None:
            above.children.remove(self)

    def __del__(self):
        self.close()
