# heaplings: X06.1
# fails: blanks
# belief: classes-from-one
from array import array


def where(request):
    buffers = [array("b", [0] * request) for _ in range(64)]
    starts = sorted(buffer.buffer_info()[0] for buffer in buffers)
    size = min(after - before for before, after in zip(starts, starts[1:]))
    for start in starts:
        if (start % 16384 - 48) % size != 0:
            return ["malloc"]
    return [size // 16 - 1, size]


print(*where(1))         # => 1 16
print(*where(16))        # => 1 16
print(*where(17))        # => 2 32
print(*where(511))       # => 32 512
print(*where(512))       # => 32 512
print(*where(513))       # => malloc
print(*where(262144))    # => malloc
