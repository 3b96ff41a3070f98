print(max(3, 1, 2), min([3, 1, 2]), max('abc'), min('b', 'a'), max([], default='none'), min((), default=None),
    max(['aa', 'b'], key=len), min({'x': 3, 'a': 5}), max([1, 1.0]), max(True, 1), min(1, True))
print(max([(1, 'b'), (1, 'a')]), min(['b', 'B'], key=str.lower), max(range(10), key=lambda n: -abs(n - 4)),
    max('a', 'b', key=lambda c: -ord(c)), min(-0.0, 0.0), max([5]), max(*[1, 2]))
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((0.5, 1)), sum([True, 2.5, 3j]),
    sum(range(10), start=100), sum(n for n in range(4)), sum([10 ** 20, 1]), sum([(1,), (2,)], ()),
    sum([0.1] * 3))
for bad in (lambda: max(), lambda: max([]), lambda: max(5), lambda: min(1, 'a'),
        lambda: max([1], default=0, key=5), lambda: max(1, 2, default=0), lambda: sum(['a', 'b']),
        lambda: sum(['a'], ''), lambda: sum(5), lambda: sum([[1]]), lambda: sum([b''], b''),
        lambda: max([1, None]), lambda: min([], key=len), lambda: max([1, 2], key=len),
        lambda: sum([1], 2, 3), lambda: max(1, 2, bad=3), lambda: sum([None])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
