# A set's element dies with the set, or when it is discarded.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name)


group = {D("a")}
del group
print("-")
group = {D("b")}
group.pop()
print("-")
group.add(D("c"))
group.clear()
print("end")
