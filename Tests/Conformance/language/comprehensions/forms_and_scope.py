x = 'outer'
print([x for x in range(3)], x, [y for y in [10] if x], {x: x for x in 'ab'}, {x for x in [1]},
    list(x for x in [2]), x)
print([(a, b) for a in range(3) for b in range(a)], [[i * j for j in range(1, 4)] for i in range(1, 4)],
    [n for n in range(20) if n % 2 if n % 3])
print([a if a > 2 else -a for a in range(5)], [y for row in [[1, 2], [3]] for y in row],
    {k: v for k, v in zip('ab', [1, 2])}, {v: k for k, v in {'p': 1}.items()})
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]], [y := 5, y ** 2],
    [last := n for n in range(4)], last)
class C:
    items = [1, 2, 3]
    doubled = [item * 2 for item in items]
    try:
        product = [item * factor for factor in [2] for item in items]
    except NameError as error:
        print(error)
print(C.doubled, hasattr(C, 'item'))
g = (print('lazy', n) or n for n in [1, 2])
print('made')
print(next(g), sum(g))
def locals_kept():
    n = 'kept'
    squares = [n * n for n in range(3)]
    return n, squares
print(locals_kept(), sum(n * n for n in range(4)), [*(c for c in 'ab')], all(n > 0 for n in [1, 2]),
    [None for _ in 'ab'])
try:
    [undefined_name for z in [1]]
except NameError as error:
    print(error)
try:
    (n for n in 5)
except TypeError as error:
    print(error)
