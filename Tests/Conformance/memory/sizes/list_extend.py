# extend, += and slice assignment.
import sys

for n in (1, 2, 3, 4, 5, 8, 9, 10, 50):
    a = []
    a.extend(range(n))
    b = []
    b += [None] * n
    c = []
    c[:] = range(n)
    d = [None]
    d.extend(x for x in range(n))
    print(n, sys.getsizeof(a), sys.getsizeof(b), sys.getsizeof(c), sys.getsizeof(d))
row = [1, 2, 3, 4]
row.extend([5])
print(sys.getsizeof(row))
row.extend([6] * 20)
print(sys.getsizeof(row))
