# heaplings: X10.2
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number
        self.lives = 2

    def __del__(self):
        self.lives -= 1
        if self.lives > 0:
            rescued.append(self)
