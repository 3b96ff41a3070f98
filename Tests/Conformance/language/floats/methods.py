print((2.0).is_integer(), (2.5).is_integer(), (1e300).is_integer())
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(),
    (1e20).as_integer_ratio())
print((1.5).hex(), (-0.1).hex(), (0.0).hex(), (5e-324).hex(), float('inf').hex())
print(float.fromhex('0x1.8p+1'), float.fromhex('-0xA'), float.fromhex(' 0x.1p4 '), float.fromhex('inf'))
print((3.7).conjugate(), (3.7).real, (3.7).imag, (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__())
print(hash(0.5), hash(2.0), hash(-1.0), hash(1e20) == hash(10 ** 20), bool(0.0), bool(-0.0), bool(1e-300))
try:
    float.fromhex('0xg')
except ValueError as error:
    print(error)
