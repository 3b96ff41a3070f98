print((1024).to_bytes(2, 'big'), (1024).to_bytes(2, 'little'), (1024).to_bytes(6, 'big'))
print((-2).to_bytes(2, 'big', signed=True), (255).to_bytes(), (0).to_bytes(0, 'big'))
print(int.from_bytes(b'\x04\x00', 'big'), int.from_bytes(b'\x04\x00', 'little'))
print(int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes(b'\xff\xfe'))
print(int.from_bytes([1, 2, 3], 'big'), int.from_bytes(b'', 'big'))
print(int.from_bytes((2 ** 100).to_bytes(13, 'little'), 'little') == 2 ** 100)
for bad in (lambda: (256).to_bytes(1, 'big'),
            lambda: (-1).to_bytes(1, 'big'),
            lambda: (128).to_bytes(1, 'big', signed=True),
            lambda: (1).to_bytes(1, 'middle'),
            lambda: (1).to_bytes(-1, 'big'),
            lambda: int.from_bytes('abc', 'big')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
