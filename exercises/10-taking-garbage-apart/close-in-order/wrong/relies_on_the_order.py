# heaplings: X10.5
# fails: order
# says: parents_closed_first
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
        # Whoever is finalized first closes itself only.
        if self.is_open:
            self.is_open = False
            self.log.append(self.name)
            for child in self.children:
                child.close()
            self.children = []
            self.parent = None

    def __del__(self):
        self.close()
