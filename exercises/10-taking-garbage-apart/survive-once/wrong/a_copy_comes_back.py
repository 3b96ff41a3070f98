# heaplings: X10.2
# fails: comes-back
# says: came_back
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        rescued.append(Survivor(self.number))
