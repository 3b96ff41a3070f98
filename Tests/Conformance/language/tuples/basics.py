t = 1, 'a', None
single = (5,)
print(t, single, (), tuple('abc'), tuple([1, 2]), (1), type((1)), type((1,)), len(t), t[0], t[-1], t[1:],
    t[::-1])
print(t + (4,), t * 2, 'a' in t, t.index('a'), t.count(None), t == (1, 'a', None), (1, 2) < (1, 3),
    (1,) < (1, 0), hash((1, 2)) == hash((1, 2)))
a, b = b, a = 1, 2
print(a, b, tuple(), tuple(x * x for x in range(4)), ((1, 2), (3,)), (1, (2, (3, (4,)))))
t = ([], 1)
t[0].append('inside')
print(t)
try:
    t[0] += ['more']
except TypeError as error:
    print(error, t)
def assign(): t[0] = 1
def delete(): del t[0]
for bad in (assign, delete, lambda: t + [1], lambda: t.index(9), lambda: t[5], lambda: t['a'],
    lambda: hash(t), lambda: tuple(5), lambda: (1,) < [1],
            lambda: (1, 2).append(3), lambda: tuple(1, 2), lambda: (1, 2) * 1.5, lambda: [] + ()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
