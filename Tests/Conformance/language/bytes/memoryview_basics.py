data = bytearray(b'abcdef')
view = memoryview(data)
print(len(view), view[0], view[-1], view[1:3].tobytes(), view.nbytes, view.itemsize, view.format, view.shape,
    view.readonly, view.tolist())
view[0] = 65
view[1:3] = b'XY'
print(data, view == b'AXYdef', list(view[::2]), bytes(view), view.obj is data, memoryview(b'ab').readonly)
for bad in (lambda: data.append(1), lambda: view.__setitem__(0, 300),
    lambda: view.__setitem__(slice(0, 2), b'abc'), lambda: view[10],
            lambda: memoryview(b'x').__setitem__(0, 1), lambda: memoryview('text'), lambda: memoryview([1]),
                    lambda: view['a']):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
view.release()
data.append(33)
print(data)
try:
    view[0]
except ValueError as error:
    print(error)
with memoryview(b'xyz') as inner:
    print(inner.tolist())
print(memoryview(bytes(8)).cast('I').tolist(), memoryview(b'\x01\x00\x02\x00').cast('H').tolist())
