number, text, items, nothing = 5, 'a', [], None
calls = (lambda: len(), lambda: len([], []), lambda: len(obj=[]), lambda: len(5), lambda: len(None),
    lambda: print(1, end=2), lambda: print(1, foo=2), lambda: isinstance(1), lambda: isinstance(1, 'a'),
    lambda: abs(),
         lambda: [].append(), lambda: {}.get(), lambda: 'a'.upper(1), lambda: ''.join(),
             lambda: int('1', 2, 3), lambda: int(x=1), lambda: float('1', '2'), lambda: bool(1, 2),
             lambda: list(a=1), lambda: range(), lambda: sum(), lambda: sum(5),
         lambda: max(), lambda: max([]), lambda: max(5), lambda: min(1, 'a'), lambda: zip(1), lambda: map(),
             lambda: map(len), lambda: enumerate(), lambda: enumerate(5), lambda: iter(), lambda: iter(5),
             lambda: next([]), lambda: next(), lambda: chr(),
         lambda: getattr(1), lambda: getattr(1, 2), lambda: setattr(1, 'a'), lambda: hasattr(1, 2),
             lambda: type(), lambda: type(1, 2), lambda: object(1), lambda: super(), lambda: reversed(5),
             lambda: reversed({1}), lambda: sorted(), lambda: filter(None),
         lambda: callable(), lambda: id(), lambda: hash(), lambda: repr(), lambda: divmod(1), lambda: pow(2),
             lambda: round(), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: dir(1, 2),
             lambda: vars(5), lambda: number(), lambda: text(), lambda: items(), lambda: nothing())
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ':', error)
