# heaplings: X10.2
rescued = []


class Survivor:
    def __init__(self, number):
        self.number = number


if __name__ == "__main__":
    one = Survivor(1)
    del one
    print("after the first death:", len(rescued))
    rescued.clear()
    print("after the second:", len(rescued))
