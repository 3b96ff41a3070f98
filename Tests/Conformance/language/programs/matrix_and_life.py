def multiply(a, b): return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
def power(m, n):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            result = multiply(result, m)
        m, n = multiply(m, m), n >> 1
    return result
print(multiply([[1, 2], [3, 4]], [[0, 1], [1, 0]]), power([[1, 1], [1, 0]], 90)[0][1],
    list(map(list, zip(*[[1, 2, 3], [4, 5, 6]]))))
def step(live):
    counts = {}
    for x, y in live:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in live}
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(5):
    print('\n'.join(''.join('#' if (x, y) in glider else '.' for x in range(5)) for y in range(5)),
        end='\n\n')
    glider = step(glider)
print(sorted(glider))
