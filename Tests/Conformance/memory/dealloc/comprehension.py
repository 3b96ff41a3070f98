# A comprehension's own variable and its source.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


[x.name for x in [D("a"), D("b")]]
print("|")
row = [D(i) for i in range(3) if i != 1]
print("made")
row = None
print("|")
{x.name: x for x in (D("k"), D("l"))}
print("|")
