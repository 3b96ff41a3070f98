n = 1234567
for spec in ('', 'd', ',', '_', '10', '<10', '>10', '^11', '=+12', '012', '+', ' ', 'x', '#x', '#010b', 'X',
    'o', 'c' if n < 0 else 'e',
             '.2f', ',.1f', '%', 'n', '*^15,', '_x', '_b', '-', '#_X', '#o', '0>12', 'z.0f'):
    print(f'{spec:8} [{format(n, spec)}] [{format(-n, spec)}]')
for spec in ('s', '.2d', ',x', ',_', 'q', '+c', 'zd', '#s', '10k', '_,', '5.'):
    try:
        print(format(n, spec))
    except ValueError as error:
        print(spec, '->', error)
