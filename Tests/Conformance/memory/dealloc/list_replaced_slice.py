# A slice assignment releases the old items after the new ones are in.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, len(row))


row = [D("a"), D("b"), D("c")]
row[0:2] = [1, 2, 3, 4]
print("end", len(row))
row.clear()
