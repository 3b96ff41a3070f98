# Overwriting, popping, updating and popitem.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


table = {i: D(i) for i in range(4)}
table[0] = D("new")
print("set")
table.pop(1)
print("pop")
table.popitem()
print("popitem")
table.update({0: None})
print("update")
table = {}
print("rebound")
