grid = [[0] * 3] * 2
grid[0][1] = 5
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
a = [1, [2, 3]]
b, c, d, e = a, a[:], list(a), a.copy()
a[1].append(4)
a.append(5)
print(a, b, c, d, e)
print(a is b, a == c, c[1] is d[1] is e[1])
def append_to(item, target=[]):
    target.append(item)
    return target
print(append_to(1), append_to(2), append_to(3, []), append_to(4))
a = [1, 2]
b = a
a = a + [3]
print(a, b)
a = b
a += [3]
print(a, b, a is b)
