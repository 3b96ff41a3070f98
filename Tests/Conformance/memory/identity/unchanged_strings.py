# Operations that change nothing give the same str back.


def same(a, b):
    return a is b


s = "".join(["two ", "words"])
print(same(str(s), s), same(s[:], s), same(s + "", s), same("" + s, s), same(s * 1, s))
print(same(s.strip(), s), same(s.replace("q", "x"), s), same("%s" % s, s), same(f"{s}", s))
print(same("".join([s]), s), same(s.lower(), s), same(s.ljust(3), s), same(s.split(",")[0], s))
print(same("{}".format(s), s), same(s.expandtabs(), s), same(s.zfill(1), s))
