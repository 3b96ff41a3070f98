# Values that unpacking leaves unnamed.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


a, *_ = D("a"), D("b"), D("c")
print("| unpacked")
_ = None
print("| rest dropped")
a, b = D("a2"), D("b2")
print("| a rebound")
a = b = None
print("|")
