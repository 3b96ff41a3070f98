for text in ('3.14', '-2', ' 1e3 ', '1_000.5', '.5', '5.', '1E-2', '+0', '٣.٥', '-0.0', '1e-400'):
    print(repr(text), float(text))
print(float(), float(True), float(10 ** 20), float(b'2.5'))
for bad in ('', 'abc', '1.2.3', '1e', '0x10', '1,5', '_1', '1__0', '1 2', '--1'):
    try:
        float(bad)
    except ValueError as error:
        print(error)
for bad in (None, [], 1j):
    try:
        float(bad)
    except TypeError as error:
        print(error)
