# ends: 0 1 3
# Every death makes one more object that dies.
class A:
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        if self.depth < 100000:
            A(self.depth + 1)


a = A(0)
del a
print("alive")
