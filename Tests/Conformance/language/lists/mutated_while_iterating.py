a = [1, 2, 3, 4, 5, 6]
for item in a:
    if item % 2 == 0:
        a.remove(item)
print(a)
a = [1, 2, 3, 4]
for item in a:
    a.remove(item)
print(a)
a = [1, 2, 3]
for item in a:
    if len(a) < 8:
        a.append(item * 10)
print(a)
a = [1, 2, 3]
iterator = iter(a)
next(iterator)
a.clear()
print(list(iterator), iterator.__length_hint__())
a.extend([7, 8])
print(list(iterator))
a = [1, 2, 3]
for i, item in enumerate(a[:]):
    a.insert(0, item)
print(a, [x for x in reversed(a)])
