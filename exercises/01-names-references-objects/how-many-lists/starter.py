# heaplings: X01.1
a = [1]
b = a
c = [1]
print(a is b)                          # => ?
print(a is c)                          # => ?
print(a == c)                          # => ?
print(len({id(a), id(b), id(c)}))      # => ?
b.append(2)
print(a)                               # => ?
print(a == c)                          # => ?
