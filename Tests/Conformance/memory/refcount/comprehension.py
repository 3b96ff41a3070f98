# Inside comprehensions.
import sys

print([sys.getrefcount(q) for q in [[], []]])
print([sys.getrefcount(q) for q in ([], [])])
print(list(sys.getrefcount(q) for q in [[], []]))
print({i: sys.getrefcount(q) for i, q in enumerate([[], []])})
data = []
print([sys.getrefcount(data) for _ in range(2)])
made = [data for _ in range(4)]
print(sys.getrefcount(data))
