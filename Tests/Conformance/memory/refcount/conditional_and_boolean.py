# Short-circuit operators and conditional expressions pass references on.
import sys

data = []
full = [1]
print(sys.getrefcount(data or full))
print(sys.getrefcount(full and data))
print(sys.getrefcount(data if full else full))
print(sys.getrefcount(data), sys.getrefcount(full))
