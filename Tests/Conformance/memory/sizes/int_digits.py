# 30 bits a digit: the size grows by four bytes per digit.
import sys

for bits in range(0, 200, 15):
    print(bits, sys.getsizeof(2**bits), sys.getsizeof(2**bits - 1), sys.getsizeof(-(2**bits)))
n = 1
for _ in range(40):
    n *= 1000003
print(sys.getsizeof(n), sys.getsizeof(n // 10**100), sys.getsizeof(n * n), sys.getsizeof(n - n))
