# A tuple too.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name)


pair = (D("a"), D("b"), D("c"))
del pair
print("-")
nested = (D("a"), (D("b"), D("c")), D("d"))
del nested
