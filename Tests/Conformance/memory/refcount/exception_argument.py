# The arguments of an exception live as long as the exception.
import sys

data = []
try:
    raise ValueError(data)
except ValueError as e:
    print(sys.getrefcount(data))
print(sys.getrefcount(data))
error = KeyError(data)
print(sys.getrefcount(data))
del error
print(sys.getrefcount(data))
