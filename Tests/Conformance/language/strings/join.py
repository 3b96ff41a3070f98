print(','.join(['a', 'b', 'c']), ''.join('xyz'), '-'.join([]), '-'.join(['one']), ', '.join({'k': 1, 'l': 2}))
print(' '.join(str(n) for n in range(5)), '>'.join(('a', 'é', '漢', '😀')), ''.join(reversed('stressed')))
class Text(str):
    pass
print(type(''.join([Text('x')])), ''.join([Text('x'), 'y']))
for bad in (lambda: ','.join([1, 2]), lambda: ','.join(['a', None]), lambda: ','.join(5),
    lambda: ','.join(['a', b'b']),
            lambda: ','.join(), lambda: ','.join('a', 'b')):
    try:
        print(bad())
    except TypeError as error:
        print(error)
