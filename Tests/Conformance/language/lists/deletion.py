a = list(range(12))
del a[0]
print(a)
del a[-1], a[2:4]
print(a)
del a[::3]
print(a)
del a[5:1]
del a[-2:]
print(a)
del a[::-1]
print(a)
for bad in (lambda: a.__delitem__(0), lambda: a.__delitem__('k'),
        lambda: a.__delitem__(slice(None, None, 0))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
matrix = [[1, 2, 3], [4, 5, 6]]
del matrix[0][1], matrix[1][-1:]
print(matrix)
x = y = [1, 2, 3]
del x[:]
print(y, x is y)
