# heaplings: X02.3
# When this program ends, the object called `target` must have exactly five references,
# each held by a different kind of holder. The name `target` is the first of them.


class Thing:
    pass


target = Thing()
