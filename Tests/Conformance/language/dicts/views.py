d = {'a': 1, 'b': 2, 'c': 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), 'a' in keys, 2 in values, ('a', 1) in items, ('a', 2) in items)
d['d'] = 4
del d['a']
print(keys, values, items)
print(sorted(keys & {'b', 'z'}), sorted(keys | {'z'}), sorted(keys - {'b'}), sorted(keys ^ {'b', 'q'}),
    keys & ['c'], sorted(items & {('b', 2)}))
print(keys == {'b', 'c', 'd'}, keys <= {'b', 'c', 'd', 'e'}, keys.isdisjoint(['x']),
    items == {('b', 2), ('c', 3), ('d', 4)}, values == d.values(), keys == d.keys())
print(type(keys & keys), list(keys), [*values], dict(items) == d, sum(values), keys.mapping, type(keys),
    type(items), type(values))
for bad in (lambda: keys[0], lambda: keys.add('x'), lambda: hash(keys), lambda: values & {1},
        lambda: keys & 5, lambda: len(iter(keys)), lambda: values + [1]):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
