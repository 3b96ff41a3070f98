print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] > [1, 9], [] < [0], [1, 'a'] == [1, 'a'], [1] == (1,),
    [1, 2] != [2, 1], [[1], 2] > [[0], 3])
a = [1, 'two', 3.0, None, [True], (5,), {'k': {6}}, b'x', ...]
print(a, str(a) == repr(a), [], [[]], [[], [[]]], f'{a[1:3]}')
a = [1]
a.append(a)
print(a, a[1][1][0], a == a)
b = [2, a]
a.append(b)
print(a, b)
for bad in (lambda: [1] < ['a'], lambda: [1] < (1,), lambda: [[]] < [1], lambda: [1, 2].__lt__(5),
        lambda: [None] > [None, None], lambda: [None] > [0]):
    try:
        print(bad())
    except TypeError as error:
        print(error)
try:
    c, d = [], []
    c.append(d)
    d.append(c)
    c == d
except RecursionError as error:
    print(error)
