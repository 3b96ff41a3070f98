# heaplings: X10.5
import weakref


class Handle:
    """The link to the parent is weak: a forgotten tree dies by its counts, from the top."""

    def __init__(self, name, log):
        self.name = name
        self.log = log
        self._parent = lambda: None
        self.children = []
        self.closed = False

    @property
    def parent(self):
        return self._parent()

    def attach(self, child):
        child._parent = weakref.ref(self)
        self.children.append(child)

    def close(self):
        while self.children:
            self.children.pop().close()
        if not self.closed:
            self.closed = True
            self.log.append(self.name)

    __del__ = close
