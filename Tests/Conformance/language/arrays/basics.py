from array import array, typecodes
a = array('i', [1, 2, 3])
print(a, a[0], a[-1], len(a), a.typecode, a.itemsize, a.tolist(), type(a), array)
a.append(4)
a.extend([5, 6])
a.extend(array('i', [7]))
a.insert(0, 9)
a.remove(2)
a.reverse()
print(a, a.pop(), a.pop(0), a.index(4), a.count(5), 3 in a, 99 in a)
print(a[1:3], a[::2], a[::-1], a + a[:1], a * 2, sum(a), max(a), sorted(a), [x * 2 for x in a])
a[0] = 10
a[1:2] = array('i', [7, 7, 7])
del a[0]
del a[::2]
print(a, a == array('i', [7, 5, 4]), a == array('d', a), a < array('i', [8]), a == [7, 7])
a += array('i', [1])
a *= 2
print(a, bytes(a[:1]), a[:1].tobytes(), array('i', b'\x01\x00\x00\x00'), array('i', range(3)))
for code in 'bBhHiIlLqQfd':
    print(code, array(code).itemsize, array(code, [1, 0]), code in typecodes)
print(array('d', [1, 2.5]), array('f', [0.5]), array('w', 'aé😀'), array('i'), repr(array('i', (1, 2))))
view = memoryview(a)
view[0] = 77
print(view.format, view.itemsize, view.nbytes, view[1], view[1:3].tolist(), a[0])
view.release()
floats = memoryview(array('d', [1.5, 2.5]))
floats[1] = 4
print(floats[0], floats.tolist(), floats.format)
