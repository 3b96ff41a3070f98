# Floor division rounds towards minus infinity; the remainder takes the divisor's sign.
for a in (7, -7):
    for b in (2, -2):
        q, r = divmod(a, b)
        print(a, b, "->", a // b, a % b, (q, r), q * b + r == a)
for a in (0, 1, -1, 2 ** 64, -(2 ** 64)):
    print(divmod(a, 10), divmod(a, -10))
print((-1) // 2 ** 100, (-1) % 2 ** 100 == 2 ** 100 - 1)
for expression in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0):
    try:
        expression()
    except ZeroDivisionError as error:
        print(error)
