# Constants that look like identifiers are interned; others are shared within one file only.


def same(a, b):
    return a is b


def one():
    return "hello_world", "hello world", "123abc", "中文"


def two():
    return "hello_world", "hello world", "123abc", "中文"


print([same(a, b) for a, b in zip(one(), two())])
made = "".join(["hello", "_", "world"])
print(same(made, "hello_world"), made == "hello_world")
print(same("hello" + "_" + "world", "hello_world"))
print(same("ab" * 3, "ababab"))
