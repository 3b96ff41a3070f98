a = bytearray(b'hello')
a[0] = 72
a.append(33)
a += b'??'
print(a, len(a), a[1:3], bytes(a), a.decode())
a[1:3] = b'EEE'
del a[-1]
a.insert(0, 0)
print(a, a.pop(), a.pop(0), a)
a.remove(ord('l'))
a.reverse()
a.extend([1, 2])
print(a, a == b'?!olEEEH\x01\x02', a.count(b'E'), a.find(b'ol'), bytearray(3), bytearray('hi', 'ascii'))
b = a.copy()
b.clear()
print(b, len(a), a * 2 == a + a, isinstance(a, bytes), sorted(bytearray(b'cab')))
for bad in (lambda: a.append(256), lambda: a.append('x'), lambda: a.pop(99), lambda: a.remove(200),
    lambda: hash(a), lambda: bytearray('x'),
            lambda: a.extend(['x']), lambda: a.__setitem__(0, 300), lambda: a.__setitem__(99, 0),
                    lambda: bytearray().pop(), lambda: a.extend(5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
