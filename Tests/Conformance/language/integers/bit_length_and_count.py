for n in (0, 1, -1, 2, 255, 256, -256, 2 ** 64 - 1, 2 ** 64, -(2 ** 64)):
    print(n, n.bit_length(), n.bit_count())
print((5).conjugate(), (5).numerator, (5).denominator, (5).real, (5).imag)
print((7).as_integer_ratio(), (-3).as_integer_ratio())
print((5).is_integer(), True.bit_length())
print(int.__name__, (5).__class__, type(True).__mro__)
print((2 ** 70).__hash__() == hash(2 ** 70), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2))
