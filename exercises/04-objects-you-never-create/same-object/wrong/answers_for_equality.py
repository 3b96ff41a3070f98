# heaplings: X04.1
# fails: blanks
# belief: equal-is-identical
print(int("-6") is int("-6"))                             # => True
print(int("-5") is int("-5"))                             # => True
print(int("256") is int("256"))                           # => True
print(int("257") is int("257"))                           # => True
print(eval("'hello_world'") is eval("'hello_world'"))     # => True
print(eval("'hello world!'") is eval("'hello world!'"))   # => True
print("".join(reversed("cba")) is "".join(reversed("cba")))  # => True
print(tuple([]) is tuple([]))                             # => True
print(list() is list())                                   # => True
print(float("1.5") is float("1.5"))                       # => True
