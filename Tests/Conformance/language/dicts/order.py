d = {}
for key in ('z', 'a', 'm', 'b'):
    d[key] = len(d)
print(d, list(d), list(d.items()), list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
d['a'] = 'updated in place'
del d['z']
d['z'] = 'now last'
print(d)
d.pop('m')
d.update(m=1, b='kept')
print(d, next(iter(d)), d.popitem(), d)
big = {n: -n for n in range(100)}
for n in range(0, 100, 2):
    del big[n]
for n in range(0, 10, 4):
    big[n] = 'again'
print(list(big)[:4], list(big)[-4:], len(big))
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, list({'a': 1, 'b': 2} | {'c': 3, 'a': 4}),
    {**{'x': 1}, 'y': 2, **{'x': 3}})
words = 'the cat and the dog and the bird'.split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts.items(), key=lambda item: (-item[1], item[0])), max(counts, key=counts.get))
