# Bytes literals of the main script.
import sys

print(sys.getrefcount(b"some bytes"))


def inside():
    return sys.getrefcount(b"other bytes")


print(inside())
