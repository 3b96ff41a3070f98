# The same with plain instances: up to 3.10 object and dict are a level each.
events = []


class M:
    __slots__ = ("i",)

    def __init__(self, i):
        self.i = i

    def __del__(self):
        events.append(self.i)


class N:
    def __init__(self, inner, i):
        self.n = inner
        self.m = M(i)


def runs(numbers):
    found = []
    for n in numbers:
        if found and n == found[-1][1] + 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


x = None
for i in range(200):
    x = N(x, i)
del x
print(runs(events))
