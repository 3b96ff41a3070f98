# A nest of 30000 lists: 3.13 goes down nearly ten thousand levels before it defers.
events = []


class M:
    __slots__ = ("i",)

    def __init__(self, i):
        self.i = i

    def __del__(self):
        events.append(self.i)


x = []
for i in range(30000):
    x = [M(i), x]
del x
runs = []
for n in events:
    if runs and n == runs[-1][1] + 1:
        runs[-1][1] = n
    else:
        runs.append([n, n])
print(len(events), len(runs))
print(runs[:6])
