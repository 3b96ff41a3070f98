print(ord('a'), ord('é'), ord('漢'), ord(b'a'), chr(97), chr(0x6f22), repr(chr(0)), chr(True) == '\x01')
for bad in (lambda: ord('ab'), lambda: ord(''), lambda: ord(5), lambda: ord(b'ab'), lambda: chr(-1),
    lambda: chr(0x110000),
            lambda: chr('a'), lambda: chr(1.5), lambda: chr(2 ** 70), lambda: ord(None)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
