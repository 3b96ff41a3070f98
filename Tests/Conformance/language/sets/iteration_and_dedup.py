numbers = [4, 1, 4, 2, 1, 3]
print(sorted(set(numbers)), list(dict.fromkeys(numbers)), len(set(numbers)))
seen, repeated = set(), set()
for n in numbers:
    (repeated if n in seen else seen).add(n)
print(seen, repeated)
print({n % 3 for n in range(10)}, {c for c in 'mississippi'} == set('misp'),
    sorted({(x, y) for x in 'ab' for y in 'ab' if x != y}))
print([i for i in {0, 1, 2, 3, 4, 5, 6, 7}], {30, 20, 10}, {8, 0}, {-1, -2}, set(range(20, 0, -1)))
s = {1, 2, 3, 4}
while s:
    print(s.pop(), end=' ')
print(s)
vowels = frozenset('aeiou')
print([w for w in ('sky', 'tree', 'rhythm', 'ox') if vowels & set(w)])
