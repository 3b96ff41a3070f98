# A generator expression, whatever its source.
import sys

print(sys.getsizeof(x for x in range(10)))
print(sys.getsizeof(x**2 for x in range(1000000)))
