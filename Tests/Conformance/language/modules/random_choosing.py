# Ints below any bound, and choosing from sequences: pools and sets, weights and counts.
import random

r = random.Random(7)
print([r.randrange(k) for k in (1, 2, 3, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 63 - 1, 2 ** 63, 2 ** 64 + 1)])
print([r.randrange(*a) for a in ((0, 10, 3), (10, 0, -3), (-5, 5, 2), (5, -6, -4), (0, 10 ** 25, 10 ** 5))])
print([r.randint(-k, k) for k in (0, 1, 10 ** 9, 10 ** 19)], r.randbytes(5), r.getrandbits(70))
print(r.choice('abc'), r.choice(range(10)), r.choice((5,)))
for n in (1, 2, 10):
    items = list(range(n))
    r.shuffle(items)
    print(items)
print(r.sample(range(21), 5), r.sample(range(22), 5), r.sample(range(85), 6), r.sample(range(86), 6))
print(r.sample('abcdefghij', 10), r.sample(range(10 ** 12), 4), r.sample([1, 2], 0))
print(r.sample('abc', counts=[2, 0, 5], k=4))
print(r.choices('abc', k=5), r.choices([1, 2, 3], [10, 1, 1], k=6), r.choices('ab', [0.5, 1], k=0))
print(r.choices(range(4), cum_weights=[1, 1, 5, 9], k=6))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), len(state[1]))
r.setstate((2, tuple(word - 2 ** 32 if word >= 2 ** 31 else word for word in state[1]), None))
print(first == [r.random() for _ in range(3)])
make, arguments, copied = r.__reduce__()
print(make, arguments, copied == r.getstate() == r.__getstate__())
for seed in ('text', b'bytes', bytearray(b'array'), '', 3.5, -7, True, 2 ** 70):
    r.seed(seed)
    print(repr(seed), r.random(), end=' ')
    if not isinstance(seed, bytearray):
        r.seed(seed, version=1)
    print(r.random())
