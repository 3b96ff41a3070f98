# Small ints count their users up to 3.11; 3.11 starts them near a thousand million.
import sys

before = sys.getrefcount(200)
row = [200] * 1000
print(sys.getrefcount(200) - before)
print(sys.getrefcount(200) > 900000000)
print(sys.getrefcount(200) == 4294967295)
before = sys.getrefcount(257)
row = [257] * 1000
print(sys.getrefcount(257) - before)
