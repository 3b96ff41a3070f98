# Every distribution from one seed: the same numbers as CPython, to the last bit.
import random

r = random.Random(2024)
print(r.uniform(1, 2), r.uniform(5, -5), r.triangular(), r.triangular(1, 5, 4), r.triangular(5, 1, 2), r.triangular(3, 3, 3))
print(r.normalvariate(), r.normalvariate(1, 2), r.lognormvariate(0, 0.5), r.expovariate(), r.expovariate(2.5))
print(r.gauss(), r.getstate()[2], r.gauss(3, 0.5), r.getstate()[2])
for kappa in (0, 0.01, 1, 4, 100):
    print('von Mises', kappa, r.vonmisesvariate(1, kappa), r.vonmisesvariate(-2.5, kappa))
for shape in (0.1, 0.999, 1.0, 1.001, 2, 100):
    print('gamma', shape, r.gammavariate(shape, 1), r.gammavariate(shape, 0.5))
print(r.betavariate(0.3, 2), r.betavariate(1, 1), r.betavariate(4, 0.5))
print(r.paretovariate(1), r.paretovariate(3.5), r.weibullvariate(1, 2), r.weibullvariate(3.5, 0.5))
for n in (0, 1, 10, 40, 1000, 10 ** 6):
    print('binomial', n, [r.binomialvariate(n, p) for p in (0.0, 0.001, 0.2, 0.5, 0.75, 1.0)])
print(r.random())
