s = '  one two   three '
print(s.split(), s.split(' '), s.split(None, 1), s.split(maxsplit=2), s.split(' ', 2))
print('a,b,,c,'.split(','), ''.split(), ''.split(','), 'abc'.split('abc'), 'a--b--c'.split('--', 1))
print(s.rsplit(None, 1), 'a,b,c'.rsplit(',', 1), 'a,b,c'.rsplit(',', 0), s.rsplit(maxsplit=-1))
print('a\nb\r\nc\rd\x0be\u2028f\n'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(),
    '\n'.splitlines())
print('key=value=x'.partition('='), 'key'.partition('='), 'a.b.c'.rpartition('.'), 'abc'.rpartition('.'))
for bad in (lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.partition(''),
    lambda: 'a'.split(',', 'x'),
            lambda: 'a'.rpartition(None), lambda: 'a'.split(',', 1, 2), lambda: 'a'.split(sep=',', times=3)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
