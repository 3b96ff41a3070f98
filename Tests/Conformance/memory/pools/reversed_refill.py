# Blocks of one pool freed from first to last are handed out again last to first.


class S:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q")


row = [None] * 600
addresses = [0] * 600
for i in range(600):
    row[i] = S()
    addresses[i] = id(row[i])
# Eight neighbours in one pool that is full (a block takes 176 bytes).
at = 300
while addresses[at + 7] - addresses[at] != 7 * 176:
    at += 1
for i in range(8):
    row[at + i] = None
for i in range(8):
    row[at + i] = S()
print([addresses.index(id(o)) - at for o in row[at : at + 8]])
