# ends: 0
# prints: done
def build(wrap, depth=200000):
    it = iter([1, 2, 3])
    for _ in range(depth):
        it = wrap(it)
    return it


wraps = [
    lambda it: map(abs, it), lambda it: filter(None, it), lambda it: enumerate(it), lambda it: zip(it),
    lambda it: (x for x in it), lambda it: iter(it.__next__, 5),
]
for wrap in wraps:
    it = build(wrap)
    try:
        for _ in it:
            pass
    except RecursionError:
        pass
    del it
print("done")
