# Capacity steps of a bytearray that grows byte by byte.
import sys

data = bytearray()
last = sys.getsizeof(data)
print(0, last)
for n in range(1, 120):
    data.append(0)
    size = sys.getsizeof(data)
    if size != last:
        print(n, size)
        last = size
print(sys.getsizeof(bytearray(10)), sys.getsizeof(bytearray(b"abc")))
