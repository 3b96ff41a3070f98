class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __format__(self, spec):
        return f'<{self.x},{self.y}|{spec}>'
p = Point(1, 2)
print('{} {} {}'.format(1, 'a', None), '{1} {0} {1}'.format('a', 'b'), '{x} {y}'.format(x=1, y=2),
    '{{}} {}'.format(5))
print('{0.x} {0.y} {0}'.format(p), '{0:abc}'.format(p), '{p.x:>5}'.format(p=p),
    '{0[1]} {1[key]}'.format([10, 20], {'key': 'v'}))
print('{!r} {!s} {!a}'.format('é', 'é', 'é'), '{:>{width}}|{:{}}'.format('a', 'b', 4, width=3),
    '{:{fill}^{n}}'.format('m', fill='*', n=5))
print('{:,}'.format(1234567), '{:08.3f}'.format(3.14159), '{:+d}'.format(5), '{:b}'.format(10),
    '{:%}'.format(0.25), '{:c}'.format(97))
print('{0[a]}{0[0]}'.format({'a': 1, 0: 2}), '{:s}'.format('t'), '{:10}|{:<10}|{:^10}'.format('a', 1, 'b'),
    'x={x!r:>6}'.format(x='q'))
for bad in (lambda: '{} {}'.format(1), lambda: '{a}'.format(), lambda: '{0} {}'.format(1, 2),
    lambda: '{} {0}'.format(1, 2), lambda: '{'.format(),
            lambda: '}'.format(), lambda: '{0.z}'.format(p), lambda: '{0[5]}'.format([1]),
                lambda: '{0[k]}'.format({}), lambda: '{!x}'.format(1),
            lambda: '{:d}'.format('a'), lambda: '{:s}'.format(1), lambda: '{:,s}'.format('a'),
                lambda: '{0[}'.format([1]), lambda: '{a.}'.format(a=1),
            lambda: '{:>}'.format([]), lambda: '{:.2}'.format(1), lambda: '{:=5}'.format('a'),
                    lambda: '{0!}'.format(1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
