# heaplings: X02.1
from sys import getrefcount

a = []                      # create
print(getrefcount(a))       # => ?
b = a                       # alias
print(getrefcount(a))       # => ?
box = []
box.append(a)               # append
print(getrefcount(a))       # => ?
box.append(a)               # append again
print(getrefcount(a))       # => ?
shelf = {"a": a}            # a dict value
print(getrefcount(a))       # => ?
pair = (a, 1)               # a tuple
print(getrefcount(a))       # => ?
box.remove(a)               # remove
print(getrefcount(a))       # => ?
box.pop()                   # pop
print(getrefcount(a))       # => ?
shelf["a"] = None           # rebind the value
print(getrefcount(a))       # => ?
del b                       # delete the alias
print(getrefcount(a))       # => ?
row = [a] * 3               # three times in one list
print(getrefcount(a))       # => ?
row.clear()                 # clear
print(getrefcount(a))       # => ?
