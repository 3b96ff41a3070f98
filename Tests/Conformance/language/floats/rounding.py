for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.49999999999999994):
    print(x, round(x), round(x, 1), round(x, 2), f'{x:.0f}', f'{x:.2f}')
print(round(1234.5678, -2), round(1234.5678, 10), round(5e15 + 0.5), round(1e300), round(-0.4),
    round(-0.4, 0))
print(round(2.5, None), type(round(2.5)), type(round(2.5, 0)), round(1e22, -22), round(1.5e-10, 400))
print(int(2.9), int(-2.9), 2.9 // 1, -2.9 // 1, 7.5 // 2, -7.5 % 2, divmod(-7.5, 2), divmod(7.5, -2))
for bad in (lambda: round('2'), lambda: round(2.5, 'a'), lambda: round(), lambda: round(1.7e308, -308)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
