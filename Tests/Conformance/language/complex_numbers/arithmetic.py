z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, bool(z), bool(0j))
print(z + 1, z - 1.5, z * 2, z / 2, z * z, z / (1 - 2j), z ** 2, 2 ** z == 2 ** z, z ** 0)
print(1j * 1j, (1 + 0j) == 1, 1j == 1, z != 3, hash(1 + 0j) == hash(1))
print(repr(1j), repr(-1j), repr(0j), repr(complex(-0.0, -1)), repr(complex(1, float('inf'))), repr(1e20j))
print(complex('1+2j'), complex(' -j '), complex('3'), complex('(1e3-2.5j)'), complex(1, 2), complex(2),
    complex())
print(f'{z:.2f} {z:>12} {z:e} {1.5j}')
for bad in (lambda: z < 1, lambda: z // 1, lambda: z % 2, lambda: complex('1 + 2j'), lambda: float(z),
    lambda: int(z),
            lambda: z / 0, lambda: complex('a'), lambda: complex('1', 2), lambda: 0j ** -1,
                    lambda: divmod(z, 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
