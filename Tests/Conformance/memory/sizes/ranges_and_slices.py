# Small helper objects have one size, whatever they describe.
import sys

print(sys.getsizeof(range(0)), sys.getsizeof(range(10**30)))
print(sys.getsizeof(slice(1)), sys.getsizeof(slice(1, 10**30, 2)))
