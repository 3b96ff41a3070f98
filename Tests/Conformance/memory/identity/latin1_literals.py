# 3.11 and 3.12 keep some one-character literals apart from chr().
letters = ["a", "b", "c", "d", "e", "n", "p", "r", "s", "x", "y", "z", "B", "S", "_", "0", "-"]
print("".join(c for c in letters if chr(ord(c)) is not c))
print("".join(c for c in letters if (c + "!")[0] is not chr(ord(c))))
