# A shallow copy holds every element once more.
import sys

item = []
row = [item]
print(sys.getrefcount(item))
copies = [row[:], row.copy(), list(row), tuple(row), row + [], sorted(row), list(reversed(row))]
print(sys.getrefcount(item))
table = {"k": item}
more = [table.copy(), dict(table), {**table}, list(table.values()), dict.fromkeys("ab", item)]
print(sys.getrefcount(item))
copies.clear()
more.clear()
print(sys.getrefcount(item))
