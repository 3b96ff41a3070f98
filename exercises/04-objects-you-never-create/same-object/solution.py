# heaplings: X04.1
print(int("-6") is int("-6"))                             # => False
print(int("-5") is int("-5"))                             # => True
print(int("256") is int("256"))                           # => True
print(int("257") is int("257"))                           # => False
print(eval("'hello_world'") is eval("'hello_world'"))     # => True
print(eval("'hello world!'") is eval("'hello world!'"))   # => False
print("".join(reversed("cba")) is "".join(reversed("cba")))  # => False
print(tuple([]) is tuple([]))                             # => True
print(list() is list())                                   # => False
print(float("1.5") is float("1.5"))                       # => False
