# sys.intern gives one object for equal strings.
import sys


def make(text):
    return "".join([text, " ", text])


a, b = make("x"), make("x")
print(a is b)
c, d = sys.intern(a), sys.intern(b)
print(c is d, c is a, d is b)
print(sys.intern("你好" * 2) is sys.intern("你好" * 2))


class S(str):
    pass


for wrong in (5, S("s"), None):
    try:
        sys.intern(wrong)
    except TypeError as e:
        print(e)
