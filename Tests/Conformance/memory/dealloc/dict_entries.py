# A dict releases its entries in insertion order, the key before the value.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


table = {"a": D("va"), "b": D("vb"), "c": D("vc")}
del table
print("|")
table = {D("k1"): D("v1"), D("k2"): D("v2")}
del table
print("|")
table = {"a": D("a"), "b": D("b"), "c": D("c")}
del table["a"]
table["a"] = D("a2")
table.clear()
print("|")
