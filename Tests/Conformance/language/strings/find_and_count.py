s = 'banana bandana'
print(s.find('an'), s.find('an', 2), s.find('x'), s.find(''), s.find('', 20), s.find('ana', -5),
    s.find('b', 1, 7))
print(s.rfind('an'), s.rfind('an', 0, 5), s.rfind(''), s.rfind('x'))
print(s.index('nan'), s.rindex('ban'), s.count('an'), s.count('ana'), s.count(''), s.count('a', 5),
    s.count('z'))
print(s.startswith('ban'), s.startswith('ban', 7), s.startswith(('x', 'ba')), s.endswith('ana'),
    s.endswith(()), s.startswith(''))
print('nan' in s, '' in s, 'x' not in s, 'ba' in 'b')
for bad in (lambda: s.index('zzz'), lambda: s.rindex('zzz'), lambda: 1 in s, lambda: s.startswith(['a']),
            lambda: s.startswith(('a', 1)), lambda: s.find(1), lambda: s.count(), lambda: s.endswith(3)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
