print(0xFF, 0o17, 0b1010, 1_000_000, 0x_ff, 00, 0XAB, 0B1)
for n in (0, 10, -10, 255, 2 ** 70, -(2 ** 70), True):
    print(hex(n), oct(n), bin(n))
print('%x %X %o %#x %#o' % (255, 255, 8, 255, 8))
print(f'{255:b} {255:o} {255:x} {255:X} {255:#b} {255:#x} {-255:#010x} {2 ** 40:_b}')
for bad in (1.5, '10', None):
    try:
        hex(bad)
    except TypeError as error:
        print(error)
class Seven:
    def __index__(self):
        return 7
print(hex(Seven()), bin(Seven()), int(Seven()), [0, 1, 2, 3, 4, 5, 6, 'seven'][Seven()], 'ab' * Seven())
