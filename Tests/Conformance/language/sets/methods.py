s = {3, 1, 2}
print(s, s.add(5), s.add(1), s, s.discard(99), s.discard(3), s, s.remove(5), s, len(s), 1 in s, '1' in s)
print(s.update([7, 8], (9,)), sorted(s), s.copy() == s, s.copy() is s, set(), {*()}, set('aab') == {'a', 'b'},
    {1, 1.0, True}, set([1, 2]) == frozenset([2, 1]))
t = s.copy()
t.clear()
print(t, bool(t), {0}.pop(), sorted({'b', 'a'} | {'c'}), type({}), type({1}), set({'k': 'v'}), frozenset([1]),
    frozenset(), {frozenset({1}), frozenset({1})})
for bad in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.remove('key'), lambda: {[]},
    lambda: {1}.add({}), lambda: set(5), lambda: set([1])[0], lambda: {1} + {2},
            lambda: frozenset().add(1), lambda: hash({1}), lambda: {1}.update(5), lambda: set(1, 2),
                lambda: {{1}}, lambda: {1}.remove([]), lambda: {1} < [1],
            lambda: {1}.discard({})):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
