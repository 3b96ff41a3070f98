# Deep lists: deallocation is deferred every so many levels up to 3.12.
events = []


class M:
    __slots__ = ("i",)

    def __init__(self, i):
        self.i = i

    def __del__(self):
        events.append(self.i)


def runs(numbers):
    found = []
    for n in numbers:
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


x = []
for i in range(200):
    x = [M(i), x]
del x
print(runs(events))
