# The variable of a finished loop keeps the last item.
import weakref


class Node:
    pass


row = [Node() for _ in range(3)]
refs = [weakref.ref(n) for n in row]
for n in row:
    pass
row.clear()
print([r() is None for r in refs])
del n
print([r() is None for r in refs])
[x for x in [Node()]]
print("x" in globals())
