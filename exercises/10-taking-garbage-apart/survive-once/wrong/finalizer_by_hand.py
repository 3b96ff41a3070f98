# heaplings: X10.2
# fails: not-before
# says: rescued_while_alive
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number
        self.__del__()

    def __del__(self):
        if self not in rescued:
            rescued.append(self)
