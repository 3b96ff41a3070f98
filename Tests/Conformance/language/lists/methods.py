a = [3, 1, 2]
print(a.append(4), a, a.extend('xy'), a, a.insert(0, 'first'), a, a.insert(-1, 'late'), a.insert(100, 'end'),
    a)
print(a.pop(), a.pop(0), a.pop(-2), a, a.remove('x'), a, a.index(1), a.count(2), a.reverse(), a)
b = a.copy()
b.clear()
print(a, b, a is not b, [1, 2, 1, 2].index(2, 2), [1, 2, 3].index(3, -1), [[]] * 3, [1, 1.0, True].count(1))
a += (9, 8)
a *= 2
print(a, a + [0], len(a), 9 in a, a == a[:], a[:] is a, [1, 2] * 0, [] + [])
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(9),
    lambda: [1].append(), lambda: [1].extend(5),
            lambda: [1].insert(0), lambda: [1] + (2,), lambda: [1].pop('a'), lambda: [1, 2].index(1, 1),
                lambda: [].append(1, 2),
            lambda: [1].insert('a', 1), lambda: list(5), lambda: list(1, 2), lambda: [1].count(),
                    lambda: hash([1])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
