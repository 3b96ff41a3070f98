# ends: 0 3
import sys


def attempt(action):
    try:
        action()
    except (ValueError, TypeError, ArithmeticError, MemoryError, IndexError, KeyError, LookupError, AttributeError):
        pass


m = sys.maxsize
for text in ("", "abc", "\u00e9\u4e2d\U0001f600" * 3, "\ud800"):
    for use in (
        lambda: text[m], lambda: text[-m - 1], lambda: text[-m - 1 : m : m], lambda: text[::-m - 1], lambda: text.find("", m), lambda: text.find("a", -m - 1, m),
        lambda: text.replace("", "x", m), lambda: text.split(None, m), lambda: text.encode(), lambda: text.encode("utf-16"),
        lambda: text.encode("nonsense"), lambda: text.encode("ascii", "nonsense"), lambda: text.splitlines(), lambda: text.translate({97: m}), lambda: text.translate([]),
        lambda: text.format(*[1] * 10), lambda: "{0.__class__.__mro__[5]}".format(text), lambda: "{" * 1000, lambda: ("{" * 1000).format(text),
        lambda: "%" % text, lambda: "%(a" % {"a": 1}, lambda: ("%(" + "(" * 1000) % {"a": 1}, lambda: "%c" % m, lambda: "%.*f" % (m, 1.0), lambda: "%999999999999d" % 1,
        lambda: f"{text:>{-1}}", lambda: format(1.5, ".999999999999f"), lambda: format(1, "99999999999999999999"), lambda: format("x", "=10"),
        lambda: chr(m), lambda: chr(-1), lambda: int(text, 36), lambda: int(text, m), lambda: float(text), lambda: complex(text), lambda: ord(text),
        lambda: text.partition(""), lambda: text.join([text] * 3 + [1]), lambda: text.maketrans("ab", "c"), lambda: text.center(5, "xx"),
        lambda: bytes(text, "utf-8").decode("utf-8"), lambda: b"\xff\xfe".decode("utf-8"), lambda: b"\xff".decode("utf-32"), lambda: bytes([256]), lambda: bytes.fromhex("zz"),
        lambda: (1).to_bytes(0, "big"), lambda: (-1).to_bytes(4, "big"), lambda: int.from_bytes(b"x" * 100, "middle"), lambda: round(1.5, m),
        lambda: pow(2, -1, 0), lambda: pow(2, m, 0), lambda: divmod(-m - 1, -1), lambda: (-m - 1) // -1, lambda: (-m - 1) % -1, lambda: 1 << -1, lambda: 1 >> m,
        lambda: range(0, m, 0), lambda: range(-m - 1, m)[m], lambda: range(10**30)[10**29], lambda: len(range(-m - 1, m)), lambda: list(range(m, m + 3)), lambda: slice(m).indices(-1),
        lambda: float("1e400"), lambda: int(float("inf")), lambda: int(float("nan")), lambda: float(10**400), lambda: 10**400 / 3, lambda: 0.0 ** -1, lambda: (-8) ** 0.5,
    ):
        attempt(use)
print("done")
