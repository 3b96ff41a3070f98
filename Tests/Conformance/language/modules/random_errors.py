# What the functions of random refuse.
import random

r = random.Random(1)
word = (1,) * 625
for name, arguments, named in (
        ('randrange', (0,), {}), ('randrange', (3, 1), {}), ('randrange', (1, 5, 0), {}), ('randrange', (1, 5, -1), {}),
        ('randrange', (1.5,), {}), ('randrange', (1, 2, 1.5), {}), ('randrange', (5,), {'step': 2}),
        ('choice', ({},), {}), ('choice', (5,), {}), ('shuffle', (5,), {}),
        ('sample', ({1: 2}, 1), {}), ('sample', ([1], -1), {}), ('sample', ([1, 2], 1.5), {}),
        ('sample', ([1], 1), {'counts': [1, 2]}), ('sample', ([1], 1), {'counts': [0]}),
        ('sample', ([1], 1), {'counts': [1.5]}), ('sample', ([1], 9), {'counts': [1]}),
        ('choices', ([],), {}), ('choices', ([1, 2], 3), {}), ('choices', ([1, 2], [1]), {}), ('choices', ([1], [0]), {}),
        ('choices', ([1], [float('inf')]), {}), ('choices', ([1], [1]), {'cum_weights': [1]}), ('choices', ([1], 2.5), {}),
        ('gammavariate', (0, 1), {}), ('betavariate', (1, 0), {}), ('expovariate', (0,), {}), ('paretovariate', (0,), {}),
        ('binomialvariate', (-1, 0.5), {}), ('binomialvariate', (5, 1.5), {}), ('lognormvariate', (1000, 1), {}),
        ('uniform', (1, 'a'), {}), ('triangular', (0, 1, 'x'), {}), ('vonmisesvariate', (0, 'a'), {}),
        ('getrandbits', (-1,), {}), ('randbytes', (1.5,), {}), ('seed', ([],), {}),
        ('setstate', ((5, (), None),), {}), ('setstate', ((3, (1, 2), None),), {}), ('setstate', ((3, word),), {}),
        ('setstate', ((3, word[1:] + (625,), None),), {}), ('setstate', ((2, ('a',), None),), {})):
    try:
        print(name, getattr(r, name)(*arguments, **named))
    except Exception as error:
        print(name, type(error).__name__, str(error).replace('\n', ' | '))
print(r.getstate()[1][-1])
