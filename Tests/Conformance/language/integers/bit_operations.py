# Negative numbers behave as if they had infinitely many sign bits.
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, ~0)
print(-6 & 3, -6 | 3, -6 ^ 3, -6 & -3, -6 | -3, -6 ^ -3)
print(1 << 70, -1 << 70, (1 << 70) >> 68, -5 >> 1, -1 >> 100, 5 >> 100)
big = (1 << 90) + 5
print(big & 0xFF, big | 1 << 91, big ^ big, -big & 0xFFFF, ~big)
print(-big >> 3, big >> 3, -big & -(1 << 40))
print(True & 6, True | 6, True ^ True, True & False)
for shift in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 << 2, lambda: ~1.5, lambda: 1 & 2.0):
    try:
        print(shift())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(0 << 10 ** 30)
