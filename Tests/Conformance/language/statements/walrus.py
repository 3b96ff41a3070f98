if (n := len('hello')) > 3:
    print('long', n)
data = [1, 2, 3, 4]
print([y for x in data if (y := x * x) > 4], y, [total := 0] and [total := total + x for x in data], total)
values = iter([1, 2, 0, 3])
while (v := next(values)):
    print('v', v)
print((a := 1, b := a + 1), a, b, (lambda: (z := 5) + z)())
def f(x): return (y := x * 2) + y
print(f(3), f(x := 4), x, f'{(w := 7)} {w}', {(k := 'key'): k}, any((hit := c) == 'b' for c in 'abc'), hit)
def scope():
    found = [last := i for i in range(3)]
    return last, sorted(locals())
print(scope())
print(0 if (q := 0) else q, [p := 1, p + 1], (r := (1, 2)), r[(i := 1)], i)
