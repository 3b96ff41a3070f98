# heaplings: X10.2
# fails: not-before
# says: rescued_while_alive
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number
        rescued.append(self)
