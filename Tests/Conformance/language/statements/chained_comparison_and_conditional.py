def v(x):
    print('v', x)
    return x
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), 1 < 3 > 2, 1 == 1 != 2, 1 < 2 == True, (1 < 2) == True,
    0 == 0 in [0], 'a' in 'abc' == 'abc')
x = 5
print('small' if x < 3 else 'medium' if x < 10 else 'large', (1 if x else 2) + 1, [1, 2][x > 3],
    x and 'yes' or 'no', not x == 5, not (x and 0), -x ** 2, 2 ** -1, not True == False)
a = b = []
c = []
print(a is b, a is c, a is not c, a == c, None is None, x is not None, 1 in {1: 2} is not None,
    1 if False else (2, 3))
print(1 + 2 * 3 - 4 // 2 ** 2 % 3, (1, 2) + (3,), 5 & 3 | 4 ^ 1, 1 << 2 + 1, ~5 + 1, 7 // -2 * -2 + 7 % -2,
    'a' 'b' * 2, 10 - 5 - 2, 2 ** 3 ** 0)
