# Copies, slices, sums and repeats are exact; sorted goes through list().
import sys

row = []
for i in range(10):
    row.append(i)
print(sys.getsizeof(row))
print(sys.getsizeof(row[:]), sys.getsizeof(row.copy()), sys.getsizeof(row[2:5]))
print(sys.getsizeof(row + [1]), sys.getsizeof(row * 2), sys.getsizeof([0] * 7))
for n in (1, 2, 3, 5, 10):
    print(n, sys.getsizeof(sorted([0] * n)), sys.getsizeof(list(reversed([0] * n))))
row.sort()
print(sys.getsizeof(row))
row.reverse()
print(sys.getsizeof(row))
