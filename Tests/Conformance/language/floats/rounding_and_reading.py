# `round` with digits and `float` of a text give the nearest double, however they get there.
values = [0.5, 1.5, 2.5, -0.4, 2.675, 1.005, 1.15, 1.25, -1.35, 0.045, 1e15 + 0.3, 123456789.987654321, 5e-324, 1e22,
          4503599627370497.5, 0.1 + 0.2, 1e-5, 99.995, 1e300, 72057594037927945.0]
for value in values:
    print([round(value, digits) for digits in (0, 1, 2, 3, 5, 10, 15, 17, 18, 25)])
print([round(value, -2) for value in values])
for text in ("0", "-0", "1", ".5", "5.", "-.25", "0.1", "123456.789", "999999999999999", "0.000000000000001", "1e3",
             "1_0.5", " 2.5 ", "9007199254740993", "0.30000000000000004", "1" * 20, "inf", "-nan", "١.٥"):
    print(repr(float(text)))
for text in ("", ".", "-", "-.", "1..2", "1.2.3", "1 2", "e5", "1_", "0x1"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
print(0.0 ** float("-inf"), (-0.0) ** float("-inf"))
for value in (50.5, 50.0, 150.0, 250.5, 249.5, 149.5, -250.5, -250.0, 5000000000000000.5, 0.4, -49.9, 15.1, 25.0001):
    print([round(value, digits) for digits in (-1, -2, -3, -15, -16, -17)])
