# Instances have no free list: the pool's own list of free blocks is last in, first out.


class S:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n")


row = [None] * 600
addresses = [0] * 600
for i in range(600):
    row[i] = S()
    addresses[i] = id(row[i])
# Three neighbours in one pool that is full.
at = 300
while addresses[at + 2] - addresses[at] != 2 * 144:
    at += 1
row[at] = None
row[at + 2] = None
row[at + 1] = None
again = [S(), S(), S()]
print([addresses.index(id(o)) - at for o in again])
