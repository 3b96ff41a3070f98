# tuple: 40 and eight per item, however it was made.
import sys

for n in range(6):
    print(n, sys.getsizeof(tuple(range(n))))
print(sys.getsizeof((1, 2, 3)), sys.getsizeof((None,) * 100), sys.getsizeof(tuple([1, 2])))
print(sys.getsizeof((1, 2) + (3,)), sys.getsizeof((1, 2, 3, 4)[1:3]))
print(sys.getsizeof(tuple(x for x in range(10))))
