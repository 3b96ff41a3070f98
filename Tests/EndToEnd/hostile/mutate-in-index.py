# ends: 0
# prints: done
# `__index__`, `__len__`, `__iter__` and friends that change the object in use.
class Index:
    def __init__(self, action, value=0):
        self.action = action
        self.value = value

    def __index__(self):
        self.action()
        return self.value


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)


for make in (lambda: list(range(100)), lambda: bytearray(range(100))):
    for clear in (lambda x: x.clear(), lambda x: x.extend(x), lambda x: x.__delitem__(slice(0, 90))):
        for use in (
            lambda x, i: x[i], lambda x, i: x.__setitem__(i, 1), lambda x, i: x.insert(i, 1), lambda x, i: x.pop(i),
            lambda x, i: x[i:], lambda x, i: x[::i], lambda x, i: x.__setitem__(slice(i, 50), [1] * 3),
            lambda x, i: x.__setitem__(slice(i, 50, 2), [1] * 25), lambda x, i: x.__delitem__(slice(i, 90, 3)), lambda x, i: x * i,
            lambda x, i: x.__setitem__(50, i), lambda x, i: x.index(5, i), lambda x, i: x.__imul__(i),
        ):
            x = make()
            attempt(lambda: use(x, Index(lambda: clear(x), 40)))


class Items:
    def __init__(self, action):
        self.action = action

    def __len__(self):
        self.action()
        return 5

    def __iter__(self):
        self.action()
        for i in range(10):
            self.action()
            yield i

    def __length_hint__(self):
        self.action()
        return 10**6


for use in (
    lambda x, i: x.extend(i), lambda x, i: x.__setitem__(slice(2, 5), i), lambda x, i: x.__setitem__(slice(0, 10, 2), i),
    lambda x, i: x.__iadd__(i), lambda x, i: x.__init__(i), lambda x, i: [*x, *i, *x],
):
    x = list(range(100))
    attempt(lambda: use(x, Items(x.clear)))
    x = list(range(100))
    attempt(lambda: use(x, Items(lambda: x.extend(range(50)))))


class Text:
    def __init__(self, action):
        self.action = action

    def __str__(self):
        self.action()
        return "text"

    __repr__ = __str__


x = []
x.extend([Text(x.clear), Text(x.clear), [1]])
attempt(lambda: repr(x))
d = {}
d.update({i: Text(d.clear) for i in range(5)})
attempt(lambda: repr(d))
s = set()
s.update(Text(s.clear) for _ in range(5))
attempt(lambda: repr(s))
x = [1, 2, 3]
for item in x:
    x.clear()
it = iter(x)
list(it)
x.append(1)
attempt(lambda: next(it))
attempt(lambda: it.__setstate__(10**18))
attempt(lambda: next(it))
it = reversed([1, 2, 3])
attempt(lambda: it.__setstate__(-(10**18)))
list(it)
print("done")
