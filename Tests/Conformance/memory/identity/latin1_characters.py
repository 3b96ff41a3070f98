# One-character latin-1 strings taken from strings are shared.


def same(a, b):
    return a is b


text = "".join(["h", "é", "y"])
print(same(text[0], text[0]), same(text[1], chr(233)), same(text[0:1], text[0]))
print(all(same(chr(c), chr(c)) for c in range(256)), same(chr(256), chr(256)))
print([same(a, b) for a, b in zip(text, text)])
print(same("a,b".split(",")[0], chr(97)), same("".join(["a"]), "".join(["a"])))
print(same(b"xyz".decode()[0], chr(120)), same(str(5), str(5)), same(repr(7), repr(7)))
print(same("%d" % 7, "%d" % 7))
print(same(bytes([97]), bytes([97])), same(b"abc"[:1], bytes([97])), same(b"abc"[0], 97))
