# heaplings: X10.5
# fails: once
# says: closed_too_often_or_never
everyone = []


class Handle:
    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.parent = None
        self.children = []
        self.is_open = True
        # So that none is lost. But whoever stands in a list never dies, and its finalizer never runs.
        everyone.append(self)

    def attach(self, child):
        child.parent = self
        self.children.append(child)

    def close(self):
        if not self.is_open:
            return
        self.is_open = False
        for child in self.children:
            child.close()
        self.log.append(self.name)
        self.children = []
        self.parent = None

    def __del__(self):
        self.close()
