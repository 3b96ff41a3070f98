with open('data.bin', 'wb') as out:
    print(out.write(b'\x00\x01\x02'), out.write(bytearray(b'abc')), out.mode, out)
with open('data.bin', 'rb') as data:
    print(data.read(1), data.tell(), data.read(), data.seek(2), data.read(2), data.seek(-1, 2), data.read())
with open('data.bin', 'ab') as out:
    out.write(b'\nlast\n')
with open('data.bin', 'rb') as data:
    print(list(data), data)
with open('data.bin', 'r+b') as both:
    both.truncate(4)
    both.seek(6)
    both.write(b'z')
    both.seek(0)
    print(both.read(), both.mode)
