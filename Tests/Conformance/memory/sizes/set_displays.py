# Displays, constructors, copies, discards.
import sys

print(sys.getsizeof(set()), sys.getsizeof(frozenset()))
print(sys.getsizeof({1}), sys.getsizeof({1, 2, 3, 4}))
print(sys.getsizeof({1, 2, 3, 4, 5}))
print(sys.getsizeof(set(range(100))), sys.getsizeof(frozenset(range(100))))
big = set(range(100))
print(sys.getsizeof(big.copy()), sys.getsizeof(set(frozenset(range(100)))))
for i in range(100):
    big.discard(i)
print(len(big), sys.getsizeof(big))
big.clear()
print(sys.getsizeof(big))
print(sys.getsizeof({1, 2} | {3, 4, 5, 6}), sys.getsizeof({x for x in range(20)}))
