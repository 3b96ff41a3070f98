a = [x for x in y if x if not x.z]
b = {x: y for x, y in z for y in [x]}
c = {f(x) for x in (1, 2, 3)}
d = (x + w for x in y for w in x if w)


def f(p, q):
    r = [x for x in p]
    s = [(lambda: x + q) for x in p]
    t = [[x for x in y] for y in p if (last := y)]
    x = 1
    u = {x: x for x in range(x)}
    v = sum(x for x in p if x in [1, 2, q])
    return [i for i in {1, 2, 3}], last
