# Thousands of edits with keys of many types, equal ones among them; insertion order must hold throughout.
seed = 3


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


special = [1, 2, 3, 1.0, True, 'a', 'b', 'aa', (1, 2), (1, 'x'), None, -1, -2, 10**20, 2**61 - 1, 0, 0.0, b'q', 'c' * 10]


def key(i):
    return special[i] if i < len(special) else i if i % 3 else 'k' + str(i)


d, trace = {}, []
for step in range(6000):
    op, k = rnd(12), key(rnd(60))
    if op < 5: d[k] = step
    elif op < 8: trace.append(d.pop(k, None))
    elif op == 8: trace.append(d.setdefault(k, step))
    elif op == 9 and d: trace.append(d.popitem()[1])
    elif op == 10: d = d.copy() if rnd(3) else dict(d)
    elif op == 11 and rnd(20) == 0: d.clear()
    trace.append(tuple(d.values()))
print(d)
print(hash(tuple(trace)), list(reversed(d)) == list(d)[::-1], len(d))
