r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r[10:], list(r[::-2]), r.start, r.stop,
    r.step)
print(5 in r, 6 in r, 5.0 in r, 'a' in r, r.index(8), r.count(8), r.count(9), range(0) == range(5, 1),
    range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(2, 2)))
print(list(range(5, 0, -2)), list(range(-3)), range(3), range(1, 3), range(0, 10, 1), bool(range(0)),
    list(reversed(range(4))), sum(range(101)), max(range(5, 50, 5)))
big = range(10 ** 20, 10 ** 20 + 10, 4)
print(list(big), len(big), big[-1], 10 ** 20 + 4 in big, range(2 ** 63)[-1], range(10 ** 30)[5:7],
    list(map(lambda i: i * i, range(4))))
for bad in (lambda: range(), lambda: range(1.5), lambda: range('5'), lambda: range(1, 2, 0),
    lambda: range(3)[3], lambda: range(3)['a'], lambda: range(1, 2, 3, 4), lambda: len(range(2 ** 70)),
            lambda: range(3).index(7), lambda: range(3) + range(3), lambda: range(stop=3),
                    lambda: setattr(range(3), 'start', 1), lambda: range(3) < range(4),
                    lambda: next(range(3))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
