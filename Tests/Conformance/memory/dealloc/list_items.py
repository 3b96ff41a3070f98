# A list releases its last item first.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name)


row = [D(i) for i in range(5)]
del row
print("-")
row = [D("a"), [D("b"), D("c")], D("d")]
del row
