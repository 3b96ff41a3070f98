def ratio(a, b):
    return (a + 1) / (b - 1) + ratio(a, b)

print('start')
value = 10 * ratio(3, 1) + 5
