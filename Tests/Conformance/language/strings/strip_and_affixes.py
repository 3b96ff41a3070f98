s = '\t xx-hello-xx \n'
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip(' x\t\n')), repr(s.strip('z')),
    repr(s.strip('')))
print('www.example.com'.strip('cmowz.'), 'aaa'.strip('a') == '', 'mississippi'.lstrip('ism'),
    '\u3000x\xa0'.strip())
print('prefix-name'.removeprefix('prefix-'), 'name.py'.removesuffix('.py'), 'name'.removeprefix('x'),
    'aa'.removesuffix(''))
print('a-b-a'.replace('a', 'x'), 'aaaa'.replace('aa', 'b'), 'abc'.replace('', '-'),
    'aaa'.replace('a', 'b', 2), 'a'.replace('a', ''))
print('aaa'.replace('a', 'b', count=1))
for bad in (lambda: 'a'.strip(1), lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 1),
        lambda: 'a'.removeprefix(('a',))):
    try:
        print(bad())
    except TypeError as error:
        print(error)
