s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(2, None), s.indices(6),
    slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(10, 20).indices(5))
print('abcdefghij'[s], [0, 1, 2, 3][slice(-2, None)], slice(1, 2) == slice(1, 2), slice(1) != slice(2),
    hash(slice(1, 2)) == hash(slice(1, 2)), slice('a', None, 1.5))
class Probe:
    def __getitem__(self, index): return index
    def __setitem__(self, index, value): print('set', index, value)
    def __delitem__(self, index): print('del', index)
p = Probe()
print(p[1], p[1:2], p[1:2:3], p[:], p[::], p[1, 2], p[1:2, ::3], p[...], p[()], p['a':'b'], p[-1:], p[(1, 2)],
    p[*[1, 2], 3])
p[1:2] = 5
p[::2, 0] = 6
del p[:3]
del p['k']
for bad in (lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: slice('a').indices(5),
        lambda: slice(1).indices(-1), lambda: slice(1, 2, 3, 4), lambda: slice(1) < 1):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
