# Changed case makes a new object, also of one character.
def same(a, b):
    return a is b


print(same("A".lower(), "a"), same("a".title(), "A"), same("é".upper(), "É"), same("a".swapcase(), "A"))
print(same("abc".format(), "abc"), same(complex(1j), 1j), same("abc".lower(), "abc"))
