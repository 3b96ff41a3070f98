b = b'abc\x00\xff\n\'"'
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:3]), b'' or 'empty', b'\'', b"it's", rb'\n', br'\x41')
print(bytes(3), bytes([65, 66]), bytes(b'x'), bytes('é', 'utf-8'), bytes(range(5)), bytes(), b'a' b'b',
    b'ab' * 2, b'a' + b'b')
print(b'abc' < b'abd', b'a' == 'a', b'b' in b'abc', 98 in b'abc', b'abc'.find(b'c'), b'abc'.index(99),
    hash(b'a') == hash(b'a'))
print(b'\x41\x42'.hex(), b'abc'.hex(' '), b'abcd'.hex(':', 2), bytes.fromhex('41 42ff'), b'a,b'.split(b','),
    b'-'.join([b'a', b'b']))
print(b'Hi'.upper(), b' x '.strip(), b'abc'.replace(b'b', b''), b'ab'.startswith(b'a'), b'%d %s' % (5, b'x'),
    b'ab'.center(6, b'*'))
for bad in (lambda: bytes([256]), lambda: bytes('a'), lambda: bytes(-1), lambda: b'a' + 'b',
    lambda: b'abc'[5], lambda: 'a' in b'a',
            lambda: b'a'.join(['b']), lambda: bytes.fromhex('4'), lambda: bytes(1.5),
                lambda: b'abc'.find('a'), lambda: 300 in b'a',
            lambda: bytes(['a']), lambda: bytes.fromhex('zz')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
