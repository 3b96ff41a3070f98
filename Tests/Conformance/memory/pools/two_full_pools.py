# A block freed in a full pool puts that pool first: the newest such pool serves next.


class S:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r")


keep = [None] * 1000
for i in range(1000):
    keep[i] = S()
first = id(keep[300])
second = id(keep[600])
keep[300] = None
keep[600] = None
a = S()
b = S()
print(id(a) == second, id(b) == first)
