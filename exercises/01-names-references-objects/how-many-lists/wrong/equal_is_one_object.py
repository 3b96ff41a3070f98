# heaplings: X01.1
# fails: blanks
# belief: equal-is-one-object
a = [1]
b = a
c = [1]
print(a is b)                          # => True
print(a is c)                          # => True
print(a == c)                          # => True
print(len({id(a), id(b), id(c)}))      # => 1
b.append(2)
print(a)                               # => [1, 2]
print(a == c)                          # => True
