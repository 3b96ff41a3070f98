x = 1234.56789
for spec in ('', '.2f', '.0f', '10.1f', '<10.1f', '^12.3f', '+.1f', ' .1f', ',.2f', '_.1f', '012.2f', 'e',
    '.3e', 'E',
             'g', '.3g', '.10g', 'G', '%', '.1%', 'n', '#.0f', '*>12.1f', '=+12.1f', ',', '.3', 'z.1f'):
    print(f'{spec:10} [{x:{spec}}]')
for y in (0.0, 1e-7, 123456789.0, 1e20, 100000.0, 1000000.0, 0.0001, 0.00001):
    print(f'{y:g} {y:e} {y:.0e} {y:f} {y:.3}')
print('%f %.2f %5.1f %-8.2f| %08.3f %e %g %G %+.1f %%' % (x, x, x, x, x, x, x, 1e-10, x))
print(f'{-0.0:.1f} {-0.04:.1f} {-0.04:z.1f} {5:.1f} {True:.1f}')
for spec in ('d', 's', 'x', '.2d', 'q', '.', ',d', '10.2.3f'):
    try:
        print(format(x, spec))
    except ValueError as error:
        print(spec, '->', error)
