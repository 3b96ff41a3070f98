# heaplings: X10.2
rescued = []


class Rescued:
    def __del__(self):
        rescued.insert(0, self)


class Survivor(Rescued):
    __slots__ = ("number", "me")

    def __init__(self, number):
        self.number = number
