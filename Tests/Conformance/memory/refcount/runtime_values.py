# Values made at run time are ordinary.
import sys

n = 1000
big = n * n * n
print(sys.getrefcount(big))
half = n / 7
print(sys.getrefcount(half))
text = "a b" + str(n)
print(sys.getrefcount(text))
pair = (n, big)
print(sys.getrefcount(pair), sys.getrefcount(big))
raw = bytes([1, 2, 3])
print(sys.getrefcount(raw))
