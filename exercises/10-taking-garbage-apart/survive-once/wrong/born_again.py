# heaplings: X10.2
# fails: for-good
# says: came_back_again
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        self.heir = Heir(self.number)
        rescued.append(self)


class Heir:
    """Dies with its Survivor, and makes the next one."""

    def __init__(self, number):
        self.number = number

    def __del__(self):
        rescued.append(self)
