print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2, 0 ** 0)
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 7), pow(2, 5, -3))
print(pow(7, 10 ** 20, 1000003), pow(123456789, 987654321, 10 ** 18 + 9))
print(4 ** 0.5, (-8) ** (1 / 3), 10 ** -3, (-1) ** 1001)
print(pow(5, 0, 1), pow(0, 0, 5), pow(base=2, exp=8, mod=100))
for bad in (lambda: 0 ** -1,
            lambda: pow(2, -1, 4),
            lambda: pow(2, 3, 0),
            lambda: pow(2.0, 3, 5),
            lambda: 'a' ** 2,
            lambda: pow(2, 'x')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
