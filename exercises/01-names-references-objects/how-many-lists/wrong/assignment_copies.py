# heaplings: X01.1
# fails: blanks
# belief: assignment-copies
a = [1]
b = a
c = [1]
print(a is b)                          # => False
print(a is c)                          # => False
print(a == c)                          # => True
print(len({id(a), id(b), id(c)}))      # => 3
b.append(2)
print(a)                               # => [1]
print(a == c)                          # => True
