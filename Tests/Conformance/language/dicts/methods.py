d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('c', 3), d.setdefault('a', 99), d)
print(d.pop('a'), d.pop('zz', 'none'), d.popitem(), d, d.update({'x': 1}, y=2), d,
    d.update([('p', 1), ['q', 2]]), d)
e = d.copy()
e.clear()
print(len(d), e, 'x' in d, 'nope' not in d, list(d), dict.fromkeys('ab'), dict.fromkeys([1, 2], []),
    dict(a=1, b=2), dict([(1, 2)], k=3), dict({'z': 0}))
print(d | {'x': 'new', 'n': 0}, {'l': 1} | d, dict(zip('ab', [1, 2])))
d |= {'x': 5}
d |= [('tail', 1)]
print(d, d == dict(reversed(d.items())), {1: 2} != {1: 3}, {'a': {'b': {}}}, {},
    {1: 'a', 1.0: 'b', True: 'c'}, {None: 0, (): 1, 'a': 2})
for bad in (lambda: d['nope'], lambda: d[5], lambda: d[('t', 1)], lambda: d.pop('nope'), lambda: {}.popitem(),
    lambda: d[[]], lambda: {{}: 1}, lambda: d.get(),
            lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(['abc']),
                lambda: d | [1], lambda: d < d, lambda: d.update(5),
            lambda: d.update([(1,)]), lambda: {}.__delitem__('k'), lambda: dict(1, 2), lambda: d + {},
                lambda: {[1]: 2}, lambda: d.fromkeys(5), lambda: hash({}),
            lambda: {'k': set()}['k'][{1}], lambda: d.get([])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
