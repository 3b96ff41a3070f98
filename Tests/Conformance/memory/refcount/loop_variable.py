# What a for loop holds, and that its variable stays bound.
import sys

data = []
for item in [data]:
    print(sys.getrefcount(item))
print(sys.getrefcount(data))
del item
print(sys.getrefcount(data))
row = [data]
for item in row:
    print(sys.getrefcount(data))
for item in [[], []]:
    print(sys.getrefcount(item))
