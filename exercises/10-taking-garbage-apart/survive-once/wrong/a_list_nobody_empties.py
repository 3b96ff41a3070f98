# heaplings: X10.2
# fails: no-growth
# says: Survivor
rescued = []
everyone = []


class Survivor:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        rescued.append(self)
        everyone.append(self)
