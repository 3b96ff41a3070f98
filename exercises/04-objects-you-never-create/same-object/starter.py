# heaplings: X04.1
print(int("-6") is int("-6"))                             # => ?
print(int("-5") is int("-5"))                             # => ?
print(int("256") is int("256"))                           # => ?
print(int("257") is int("257"))                           # => ?
print(eval("'hello_world'") is eval("'hello_world'"))     # => ?
print(eval("'hello world!'") is eval("'hello world!'"))   # => ?
print("".join(reversed("cba")) is "".join(reversed("cba")))  # => ?
print(tuple([]) is tuple([]))                             # => ?
print(list() is list())                                   # => ?
print(float("1.5") is float("1.5"))                       # => ?
