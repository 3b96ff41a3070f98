# clear, slice deletion, slice assignment, item assignment, pop.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


row = [D(i) for i in range(6)]
del row[1:4]
print("after slice")
row.clear()
print("after clear")
row = [D(i) for i in range(3)]
row[:] = []
print("after assignment")
row = [D(i) for i in range(3)]
row[0] = None
print("after item")
row.pop()
print("after pop")
row *= 0
print("after *= 0")
