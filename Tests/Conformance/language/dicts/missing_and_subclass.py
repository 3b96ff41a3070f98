class Counter(dict):
    def __missing__(self, key):
        print('missing', key)
        return 0
c = Counter(a=1)
c['b'] += 5
print(c, c['a'], c['zz'], c.get('zz'), 'zz' in c, type(c.copy()), c == {'a': 1, 'b': 5}, isinstance(c, dict))
class Tree(dict):
    def __missing__(self, key):
        value = self[key] = type(self)()
        return value
t = Tree()
t['x']['y']['z'] = 1
t['x']['w'] = 2
print(t)
class Loud(dict):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)
    def __getitem__(self, key):
        return 'got ' + str(super().__getitem__(key))
l = Loud(a=1)
l['b'] = 2
l.update(c=3)
print(l, l['b'], l.get('b'), {**l}, '%(a)s' % l, '{a}'.format_map(l))
class Strict(dict):
    def __missing__(self, key):
        raise LookupError(f'no {key!r} here')
try:
    Strict()['k']
except LookupError as error:
    print(type(error).__name__, error)
