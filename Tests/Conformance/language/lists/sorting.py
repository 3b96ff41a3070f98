words = ['banana', 'Kiwi', 'apple', 'fig', 'Date', 'cherry']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len),
    sorted(words, key=len, reverse=True), words)
print(words.sort(key=lambda w: (len(w), w.lower())), words)
pairs = [('b', 2), ('a', 2), ('c', 1), ('a', 1)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: -p[1]),
    sorted(pairs, key=lambda p: p[1], reverse=True))
numbers = [5, 2.5, True, -1, 10 ** 20, 0, -0.0]
print(sorted(numbers), sorted(numbers, reverse=True), sorted('hello'), sorted({3: 'a', 1: 'b'}),
    sorted(range(5), key=lambda n: n % 3))
class Version:
    def __init__(self, *parts): self.parts = parts
    def __lt__(self, other): return self.parts < other.parts
    def __repr__(self): return '.'.join(map(str, self.parts))
print(sorted([Version(3, 13), Version(3, 8), Version(3, 9, 1)]), min([Version(2), Version(1)]))
for bad in (lambda: sorted([1, 'a']), lambda: sorted([None, 1]), lambda: sorted(5), lambda: [1].sort(len),
    lambda: sorted([1], len), lambda: sorted([1, 2], key=5),
            lambda: [3, 1].sort(reverse='x'), lambda: sorted([object, int]), lambda: sorted([{}, {}]),
                    lambda: [1, 2].sort(cmp=1), lambda: sorted()):
    try:
        print(bad())
    except TypeError as error:
        print(error)
