# int() takes signs, blanks, underscores, prefixes when the base allows them, and any Unicode digits.
for text in ('42', ' -42\n', '+7', '1_000_000', '٣٤', '00012', '-0'):
    print(repr(text), int(text))
print(int('ff', 16), int('0xFF', 16), int('0b101', 0), int('0o17', 0), int('z', 36), int('-0x1f', 0))
print(int('1010', base=2), int(b'12'), int(3.99), int(-3.99), int(True), int())
print(int('123456789012345678901234567890'), int('1' * 40, 2))
for bad in ('', '4 2', '1__0', '_1', '1_', '0x1', '3.5', 'ten', '½', '--1'):
    try:
        int(bad)
    except ValueError as error:
        print(error)
