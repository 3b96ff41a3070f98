s = 'naïve 漢 😀'
for encoding in ('utf-8', 'utf-16-le', 'latin-1', 'ascii'):
    try:
        data = s.encode(encoding)
        print(encoding, data, data.decode(encoding) == s)
    except UnicodeEncodeError as error:
        print(encoding, '->', error)
print(s.encode('ascii', 'ignore'), s.encode('ascii', 'replace'), s.encode('ascii', 'backslashreplace'),
    s.encode('ascii', 'xmlcharrefreplace'))
for data in (b'\xff', b'abc\xc3', b'\xe6\xbc', b'\xed\xa0\x80', b'a\x80b'):
    try:
        print(data.decode())
    except UnicodeDecodeError as error:
        print(error)
    print(repr(data.decode('utf-8', 'replace')), repr(data.decode('utf-8', 'ignore')),
        repr(data.decode('latin-1')))
for bad in (lambda: '\ud800'.encode(), lambda: 'a'.encode('no-such'), lambda: b'a'.decode(1),
        lambda: str(b'a', 'ascii') + str(b'\x80', 'ascii')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
print(str(b'abc'), str(b'abc', 'ascii'), str(), str(object=5))
