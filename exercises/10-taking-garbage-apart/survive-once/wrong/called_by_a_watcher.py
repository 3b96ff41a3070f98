# heaplings: X10.2
# fails: by-python
# says: finalized_by_python
import weakref


class Later(list):
    """Fills itself when somebody looks: the instances have been held all the time."""

    def __iter__(self):
        for one in waiting:
            one.__del__()
        waiting.clear()
        return super().__iter__()


waiting = []
rescued = Later()


class Survivor:
    def __init__(self, number):
        self.number = number
        waiting.append(self)

    def __del__(self):
        rescued.append(self)
