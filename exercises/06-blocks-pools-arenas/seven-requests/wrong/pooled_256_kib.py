# heaplings: X06.1
# fails: blanks
# belief: 256-kib-are-pooled
from array import array


def where(request):
    buffers = [array("b", [0] * request) for _ in range(64)]
    starts = sorted(buffer.buffer_info()[0] for buffer in buffers)
    size = min(after - before for before, after in zip(starts, starts[1:]))
    for start in starts:
        if (start % 16384 - 48) % size != 0:
            return ["malloc"]
    return [size // 16 - 1, size]


print(*where(1))         # => 0 16
print(*where(16))        # => 0 16
print(*where(17))        # => 1 32
print(*where(511))       # => 31 512
print(*where(512))       # => 31 512
print(*where(513))       # => 32 528
print(*where(262144))    # => 16383 262144
