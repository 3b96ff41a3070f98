print(any([]), all([]), any([0, '', None]), any([0, 1]), all([1, 'a']), all([1, 0]),
    any(x > 3 for x in range(5)), all(map(str.isdigit, '123')), any({0: 'a'}))
print(sorted('bca'), sorted({'b': 1, 'a': 2}), sorted([(2, 'a'), (1, 'b')], reverse=True),
    sorted([3, 1], key=None), list(reversed([1, 2])), ''.join(reversed('abc')),
    list(reversed({'a': 1, 'b': 2})), sorted(['10', '9', '1'], key=int))
class R:
    def __reversed__(self): return iter('custom')
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
class N:
    __reversed__ = None
print(list(reversed(R())), list(reversed(S())), type(reversed(S())), type(reversed('a')))
for bad in (lambda: any(5), lambda: all(None), lambda: reversed({1, 2}), lambda: reversed(x for x in []),
        lambda: reversed(N()), lambda: reversed(5), lambda: any(), lambda: any(1, 2),
        lambda: sorted([1], reverse=None) + [0], lambda: sorted([1], 5), lambda: all([1 / 0])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
