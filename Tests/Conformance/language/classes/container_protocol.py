class Deck:
    def __init__(self, *cards): self.cards = list(cards)
    def __len__(self): return len(self.cards)
    def __getitem__(self, i):
        print('get', i)
        return self.cards[i]
    def __setitem__(self, i, v): self.cards[i] = v
    def __delitem__(self, i): del self.cards[i]
d = Deck('a', 'b', 'c')
print(len(d), bool(d), bool(Deck()), d[0], d[-1], d[0:2], 'c' in d, 'z' in d)
d[0] = 'A'
del d[1]
print([card for card in d], list(reversed(d)), sorted(d), list(enumerate(d)), dict(zip(d, d)))
a, b = d
print(a, b)
class Evens:
    def __contains__(self, n): return n % 2 == 0
    def __iter__(self): return iter([0, 2, 4])
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
class BadIter:
    def __iter__(self): return [1]
class BadNext:
    def __iter__(self): return self
class Empty: pass
print(4 in Evens(), 5 in Evens(), list(Evens()), max(Evens()), [*Evens(), 6])
e = Empty()
def set_item(): e[0] = 1
def del_item(): del e[0]
for bad in (lambda: e[0], set_item, del_item, lambda: len(e), lambda: 1 in e, lambda: list(e),
        lambda: iter(NoIter()), lambda: 1 in NoIter(), lambda: iter(BadIter()), lambda: iter(BadNext()),
        lambda: reversed(Evens()), lambda: e(), lambda: next(e), lambda: Empty[0]):
    try:
        print(bad())
    except TypeError as error:
        print(error)
