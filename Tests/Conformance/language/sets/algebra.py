a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b)
print(a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([1, 7]),
    a.union(), a.intersection())
print(a <= b, {1} <= a, {1} < a, a < a, a <= a, a > {1}, a >= b, a.issubset(range(10)), a.issuperset([1]),
    a.isdisjoint([8]), a == {4, 3, 2, 1}, a != b)
c = a.copy()
c |= {10}
c &= {1, 2, 10, 11}
c -= {2}
c ^= {1, 3}
print(c, c.intersection_update([3]), c, c.difference_update([3]), c, c.symmetric_difference_update([1]), c)
f = frozenset(a)
print(type(f | b), type(b | f), f & b, f == a, hash(f) == hash(frozenset([4, 3, 2, 1])),
    {f: 'set as key'}[frozenset(range(1, 5))], f - {1})
for bad in (lambda: a | [1], lambda: a - (1,), lambda: [1] & a, lambda: a.union(5), lambda: a < 5,
        lambda: a.__or__([1]), lambda: a ^ None, lambda: a.issubset(5)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
