# heaplings: X01.1
a = [1]
b = a
c = [1]
print(a is b)                          # => True
print(a is c)                          # => False
print(a == c)                          # => True
print(len({id(a), id(b), id(c)}))      # => 2
b.append(2)
print(a)                               # => [1, 2]
print(a == c)                          # => False
