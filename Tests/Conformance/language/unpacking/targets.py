a, b = 1, 2
(c, d), [e, f] = (3, 4), 'xy'
print(a, b, c, d, e, f)
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = 'ab'
one, *none = [1]
print(head, tail, one, none)
(a, (b, *c)), d = (1, 'xyz'), 4
print(a, b, c, d)
data = {'k': [0, 0]}
data['k'][0], data['new'], *data['rest'] = 7, 8, 9, 10
print(data)
for i, (name, *values) in enumerate([('a', 1, 2), ('b',)]):
    print(i, name, values)
x = y = z = []
x.append(1)
print(x, y, z, x is z)
i = 0
i, values = 1, [0, 0]
i, values[i] = 0, 'index uses the old or new i?'
print(i, values)
[a, b] = {'k1': 1, 'k2': 2}
(single,) = {99}
print(a, b, single)
() = []
*all_of_it, = 'abc'
print(all_of_it)
