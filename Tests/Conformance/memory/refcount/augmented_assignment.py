# += on a list keeps the object and its count; on a tuple it makes a new one.
import sys

row = [1]
alias = row
row += [2]
print(row is alias, sys.getrefcount(row))
pair = tuple([1])
other = pair
pair += (2,)
print(pair is other, sys.getrefcount(pair), sys.getrefcount(other))
