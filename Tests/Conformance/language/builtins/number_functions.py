print(abs(-5), abs(2.5), abs(3 + 4j), abs(True), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 3),
    pow(2, -1), pow(2, 10, 7), pow(2.0, 0.5), round(2.567, 2), round(-2.5), round(1e20), round(12345, -2))
print(bin(5), oct(64), hex(255), bin(-3), hex(-255), int('101', 2), float('1e3'), complex('1+1j'),
    bool('False'), chr(8364), ord('€'), hash(5), hash(5.0), hash('') == hash(b''), id(None) == id(None))
print(int(), float(), complex(), str(), bool(), list(), tuple(), dict(), set(), frozenset(), bytes(),
    bytearray(), object().__class__, type(None)())
for bad in (lambda: abs('x'), lambda: abs(None), lambda: divmod(1, 0), lambda: divmod(1.0, 0),
        lambda: divmod('a', 1), lambda: round('x'), lambda: round(None), lambda: bin(1.0), lambda: oct('8'),
        lambda: hash([]), lambda: pow(1, 2, 3, 4), lambda: pow(0.0, -1), lambda: abs(), lambda: divmod(1),
        lambda: complex('x'), lambda: type(None)(1), lambda: round(1, 2, 3), lambda: chr(1.0)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
