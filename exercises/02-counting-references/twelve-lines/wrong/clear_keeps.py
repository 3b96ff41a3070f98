# heaplings: X02.1
# fails: blanks
# belief: clear-keeps
# says: not 6
from sys import getrefcount

a = []                      # create
print(getrefcount(a))       # => 2
b = a                       # alias
print(getrefcount(a))       # => 3
box = []
box.append(a)               # append
print(getrefcount(a))       # => 4
box.append(a)               # append again
print(getrefcount(a))       # => 5
shelf = {"a": a}            # a dict value
print(getrefcount(a))       # => 6
pair = (a, 1)               # a tuple
print(getrefcount(a))       # => 7
box.remove(a)               # remove
print(getrefcount(a))       # => 6
box.pop()                   # pop
print(getrefcount(a))       # => 5
shelf["a"] = None           # rebind the value
print(getrefcount(a))       # => 4
del b                       # delete the alias
print(getrefcount(a))       # => 3
row = [a] * 3               # three times in one list
print(getrefcount(a))       # => 6
row.clear()                 # clear
print(getrefcount(a))       # => 6
