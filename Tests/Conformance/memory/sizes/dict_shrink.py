# Deleting keys keeps the table; clear gives it back.
import sys

table = {i: i for i in range(1000)}
print(sys.getsizeof(table))
for i in range(1000):
    del table[i]
print(len(table), sys.getsizeof(table))
for i in range(500):
    table[i] = i
print(sys.getsizeof(table))
while table:
    table.popitem()
print(sys.getsizeof(table))
table.clear()
print(sys.getsizeof(table))
table[1] = 1
print(sys.getsizeof(table))
