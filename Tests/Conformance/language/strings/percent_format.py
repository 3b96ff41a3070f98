print('%s %r %a' % ('é', 'é', 'é'), '%d %i %u' % (1, 2, 3), '%5d|%-5d|%05d|%+d|% d' % (42, 42, 42, 42, 42))
print('%5s|%-5s|%.2s|%5.1s|' % ('abc', 'abc', 'abc', 'abc'), '%c%c' % (65, 'B'), '%%', '100%%' % ())
print('%(name)s is %(age)03d' % {'name': 'Ann', 'age': 7, 'unused': 0}, '%s' % [1, 2], '%s' % {'a': 1},
    '%s' % (('t',),))
print('%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 3.14159), '%x %X %#x %o %#o' % (255, 255, 255, 8, 8), '%d' % 3.99,
    '%s' % None)
print('%.3d|%8.3d|%+.2e|%g|%#g' % (5, 5, 12345.678, 0.00001, 1.0), '%d' % (10 ** 20))
for bad in (lambda: '%d' % 'x', lambda: '%s %s' % 'a', lambda: '%s' % ('a', 'b'), lambda: '%(a)s' % {},
    lambda: '%(a)s' % (1,),
            lambda: '%q' % 1, lambda: '%' % (), lambda: 'x%' % 1, lambda: '%c' % 'ab', lambda: '%c' % 1.5,
                lambda: '%x' % 1.5,
            lambda: 'abc' % 1, lambda: '%f' % 'x', lambda: '%d' % None, lambda: '%(a' % {},
                    lambda: '%c' % 0x110000, lambda: '%*d' % ('a', 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
