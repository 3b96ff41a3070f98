# Displays, constructors and copies.
import sys

print(sys.getsizeof({}), sys.getsizeof(dict()))
print(sys.getsizeof({"a": 1}), sys.getsizeof(dict(a=1)))
print(sys.getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}))
print(sys.getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}))
print(sys.getsizeof({1: 1}), sys.getsizeof({i: i for i in range(11)}))
print(sys.getsizeof(dict([(1, 2), (3, 4)])), sys.getsizeof(dict.fromkeys(range(11))))
big = {i: i for i in range(100)}
print(sys.getsizeof(big), sys.getsizeof(big.copy()), sys.getsizeof(dict(big)), sys.getsizeof({**big}))
for i in range(90):
    del big[i]
print(sys.getsizeof(big), sys.getsizeof(big.copy()), sys.getsizeof(dict(big)))
