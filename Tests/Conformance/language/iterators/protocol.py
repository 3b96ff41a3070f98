class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
c = Countdown(3)
print(list(c), list(c), sum(Countdown(4)), 2 in Countdown(5), dict(enumerate(Countdown(2))),
    tuple(zip(Countdown(2), Countdown(3))))
it = iter([1, 2, 3])
print(next(it), it is iter(it), list(it), next(it, 'default'), it.__length_hint__())
print([type(iter(x)).__name__ for x in ([], (), {}, set(), 'é', b'', range(1), {}.items(), {}.values(),
    range(2 ** 70))])
class Sequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Sequence()), 20 in Sequence(), list(iter(Sequence())), type(iter(Sequence())), min(Sequence()))
class Failing:
    def __iter__(self): return self
    def __next__(self): raise ValueError('broken iterator')
for bad in (lambda: list(Failing()), lambda: next(iter([])), lambda: next([1]), lambda: iter(5),
        lambda: iter(5, 1), lambda: next(iter([]), 1, 2), lambda: [x for x in None],
        lambda: list(Countdown(2).n), lambda: iter(object()), lambda: reversed(Countdown(2))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
