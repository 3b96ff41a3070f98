# An element reached through its container: the container's reference and the argument.
import sys

row = [[]]
print(sys.getrefcount(row[0]))
table = {"a": []}
print(sys.getrefcount(table["a"]))
print(sys.getrefcount(table.get("a")))
print(sys.getrefcount(row.pop()))
print(sys.getrefcount(table.pop("a")))
shared = [[]] * 3
print(sys.getrefcount(shared[0]))
