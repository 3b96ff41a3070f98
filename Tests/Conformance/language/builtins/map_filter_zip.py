print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])),
    list(map(max, 'ab', 'ba', 'zz')), list(filter(None, [0, 1, '', 'a', [], None])),
    list(filter(str.isupper, 'aBcD')))
print(list(zip()), list(zip('ab')), list(zip('abc', range(2), [True] * 9)), dict(zip(['x', 'y'], [1, 2])),
    list(zip(*[(1, 'a'), (2, 'b')])), list(zip('ab', 'cd', strict=True)))
m = map(print, ['lazy'])
print('not yet')
print(list(m), list(m))
shared = iter(range(6))
print(list(zip(shared, shared)), list(enumerate('ab')), list(enumerate('ab', 5)),
    list(enumerate('ab', start=-1)), next(enumerate('x')), list(reversed('abc')), list(reversed(range(3))),
    list(reversed((1, 2))))
for bad in (lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)),
        lambda: list(zip('a', 'b', '', strict=True)), lambda: list(map(5, [1])), lambda: list(map(len, [1])),
        lambda: list(filter(5, [1])), lambda: zip([], 5), lambda: zip(a=1),
        lambda: list(map(lambda: 0, [1])), lambda: list(enumerate('a', 'b')), lambda: filter(lambda: 0),
        lambda: list(map(ord, ['ab']))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
