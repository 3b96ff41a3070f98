# The same with slotted instances.
events = []


class M:
    __slots__ = ("i",)

    def __init__(self, i):
        self.i = i

    def __del__(self):
        events.append(self.i)


class N:
    __slots__ = ("a", "z")


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
    node = N()
    node.a = x
    node.z = M(i)
    x = node
del node, x
print(runs(events))
