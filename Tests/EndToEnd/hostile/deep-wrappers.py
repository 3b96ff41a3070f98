# ends: 0
# prints: done
# options: --limit-instructions 100000000
def nest(wrap, x, depth=100000):
    for _ in range(depth):
        x = wrap(x)
    return x


class A:
    def f(self):
        pass


tries = [
    lambda: nest(staticmethod, abs)(1),
    lambda: nest(classmethod, abs).__get__(1),
    lambda: isinstance(1, nest(lambda x: (x,), str)),
    lambda: issubclass(int, nest(lambda x: (x,), str)),
    lambda: nest(lambda x: [x], 1).index(nest(lambda x: [x], 1)),
    lambda: str(nest(lambda x: {1: x}, 1)),
    lambda: print(nest(lambda x: (x,), 1)),
    lambda: "%s" % nest(lambda x: [x], 1),
    lambda: "{}".format(nest(lambda x: [x], 1)),
    lambda: "{:{:{}}}".format(1, 2, 3),
    lambda: ascii(nest(lambda x: {"a": x}, 1)),
    lambda: repr(nest(lambda x: ValueError(x), 1)),
    lambda: nest(lambda x: list[x], int).__hash__(),
    lambda: repr(nest(lambda x: list[x], int)),
    lambda: "x".startswith(nest(lambda x: (x,), "x")),
    lambda: repr(nest(lambda x: slice(x), 1)),
    lambda: repr(nest(lambda x: A.f.__get__(x), A())),
    lambda: repr(nest(lambda x: map(abs, [x]), 1)),
    lambda: type("C", nest(lambda x: (x,), int), {}),
]
for attempt in tries:
    try:
        attempt()
    except (RecursionError, TypeError, ValueError):
        pass
print("done")
