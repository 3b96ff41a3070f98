# Where a subclass, or an instance, brings its own source of chance.
import random


class Fractions(random.Random):
    def random(self):
        return 0.25


class Bits(random.Random):
    asked = 0

    def getrandbits(self, k):
        self.asked += 1
        return super().getrandbits(k)


class BitsThenFractions(Bits):
    def random(self):
        return 0.75


class Below(random.Random):
    def _randbelow(self, n):
        return n - 1


class Seeded(random.Random):
    def __init__(self, x=None, extra=0):
        self.extra = extra
        super().__init__(x)


for kind in (Fractions, Bits, BitsThenFractions, Below, Seeded):
    r = kind(3)
    items = list(range(8))
    r.shuffle(items)
    print(kind.__name__, [r.randrange(10) for _ in range(4)], r.choice('abcdef'), items, r.random())
    print('  ', r.sample(range(20), 5), r.choices('abcd', k=3), r.gauss(), r.randrange(10 ** 10), getattr(r, 'asked', None))
r = random.Random(9)
r.getrandbits = lambda k: 2
print(r.randrange(7), r.choice('abcd'), r.randint(10, 19))
r = random.Random(9)
r.random = lambda: 0.5
print(r.uniform(0, 10), r.choices('abcd', k=2), r.randrange(100))
print(sorted(vars(random.Random(1))), Seeded(1, extra=2).extra, random.Random.VERSION)
random.seed(5)
other = random.Random(5)
print(random.random() == other.random(), random.gauss(0, 1) == other.gauss(0, 1), random.getstate() == other.getstate())
