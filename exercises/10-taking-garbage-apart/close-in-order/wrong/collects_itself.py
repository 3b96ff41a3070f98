# heaplings: X10.5
# fails: hands-off
import gc


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
        self.log.append(self.name)
        gc.collect()

    def __del__(self):
        self.close()
