def countdown(n):
    print('start')
    while n:
        yield n
        n -= 1
    print('end')
    return 'result'
g = countdown(2)
print(type(g), g is iter(g), g.__name__, g.__qualname__, next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(repr(stop), stop.value)
print(next(g, 'exhausted'), list(g), list(countdown(1)), sum(countdown(3)), max(n * n for n in (1, -3)))
def empty():
    return
    yield
print(list(empty()), tuple(x for x in 'ab'), [*(i for i in range(3))], set(n % 2 for n in range(9)))
def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for n in fibonacci():
    if n > 50:
        break
    print(n, end=' ')
print()
f = fibonacci()
print([next(f) for _ in range(10)], 89 in f, next(f))
def pairs(it):
    it = iter(it)
    for a in it:
        yield a, next(it, None)
print(list(pairs('abcde')))
for bad in (lambda: countdown(), lambda: len(countdown(1)), lambda: countdown(1)[0], lambda: countdown(1)(),
        lambda: next(countdown)):
    try:
        bad()
    except TypeError as error:
        print(error)
