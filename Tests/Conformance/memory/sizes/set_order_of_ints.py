# Sets of ints show their table: probing, growth, removed slots that are used again, copies, operators.
seed = 11


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


print(set([5, 3, 1, 99, 20, 33, 64]), set([35, 67, 3]), set(range(100, 90, -1)))
s = set([8, 9, 10, 11, 12, 13, 35, 67, 99])
s.discard(35); s.discard(67); s.add(131); s.add(163)
print(s)
s, t, trace = set(), set(range(30)), []
for step in range(5000):
    op, k = rnd(14), rnd(200) * (1 + 31 * rnd(3))
    if op < 5: s.add(k)
    elif op < 8: s.discard(k)
    elif op == 8 and s: trace.append(s.pop())
    elif op == 9: s ^= {k, k + 1, k + 2}
    elif op == 10: t = s | t if rnd(2) else s & t
    elif op == 11: s -= set(range(k % 50))
    elif op == 12: t = t ^ s if rnd(2) else t - s; t.update(range(k % 20))
    elif op == 13: s.update(range(rnd(30), rnd(60))); s = s.copy() if rnd(3) == 0 else s
    trace.append(hash((tuple(s), tuple(t), s < t, s.isdisjoint(t))))
print(s)
print(hash(tuple(trace)), len(trace))
