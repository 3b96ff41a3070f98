s = 'abc'
print([s.ljust(6), s.rjust(6), s.center(6), s.center(7), 'abcd'.center(7), s.ljust(2)])
print([s.ljust(6, '.'), s.rjust(6, '*'), s.center(8, '漢'), s.zfill(6), '-42'.zfill(6), '+1'.zfill(4),
    '--1'.zfill(5), ''.zfill(2)])
print(['a\tb'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\tc\n\td'.expandtabs(2), '\t'.expandtabs(0)])
for bad in (lambda: s.ljust(6, 'ab'), lambda: s.center(), lambda: s.rjust('6'), lambda: s.zfill(1.5),
        lambda: s.center(6, '')):
    try:
        print(bad())
    except TypeError as error:
        print(error)
