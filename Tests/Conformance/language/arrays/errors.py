from array import array

def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ':', error)

for code in 'bBhHiIlLqQ':
    for value in (-1, 200, -200, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63, -2 ** 63 - 1, 2 ** 64, 1.5, 'a'):
        attempt(lambda: array(code, [value]))
a = array('i', [1, 2, 3])
for call in (
        lambda: array(), lambda: array(1), lambda: array('ii'), lambda: array('z'), lambda: array('i', 'abc'),
        lambda: array('i', 1), lambda: array('i', [1], 2), lambda: array(typecode='i'),
        lambda: array('i', b'1'), lambda: a[5], lambda: a['x'], lambda: a + [1], lambda: a + array('d'),
        lambda: a * 'a', lambda: a.pop(9), lambda: array('i').pop(), lambda: a.remove(99),
        lambda: a.index(99), lambda: a.append('x'), lambda: a.append(), lambda: a.extend([1.5]),
        lambda: a.extend(5), lambda: a.extend(array('d')), lambda: a.foo, lambda: hash(a),
        lambda: a < [1], lambda: a.fromlist((1,)), lambda: a.frombytes(b'1'), lambda: a.__setitem__(9, 1),
        lambda: a.__setitem__(slice(0, 1), [1]), lambda: array('d', ['a']), lambda: array('w', ['ab'])):
    attempt(call)
view = memoryview(a)
attempt(lambda: a.append(1))
attempt(lambda: a.pop())
del view
a.append(9)
print(a)
