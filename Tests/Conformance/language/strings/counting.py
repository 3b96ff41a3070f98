# `count` of one character in texts of every width, longer than any vector.
for character, other in (("a", "b"), ("é", "a"), ("€", "a"), ("😀", "€")):
    for size in (0, 1, 31, 32, 33, 254, 255, 256, 257, 511, 1000):
        text = (character + other) * size
        print(text.count(character), text.count(other), text.count("z"), end=" ")
    print()
print(("a" * 10_000).count("a"), (b"ab" * 300).count(b"a"), (b"\xff" * 300).count(255), "aaa".count("a", 1, 2))
print("x".encode(), b"x".decode(), "é".encode(), "é".encode().decode(), "".encode(), b"".decode())
