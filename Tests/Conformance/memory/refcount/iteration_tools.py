# enumerate, zip, dict views and map hand out their values.
import sys

for index, item in enumerate([[]]):
    print(sys.getrefcount(item))
for left, right in zip([[]], [{}]):
    print(sys.getrefcount(left), sys.getrefcount(right))
for value in {"a": []}.values():
    print(sys.getrefcount(value))
for key, value in {"a": []}.items():
    print(sys.getrefcount(value))
print(list(map(sys.getrefcount, [[], []])))
print(list(map(sys.getrefcount, ([],))))
