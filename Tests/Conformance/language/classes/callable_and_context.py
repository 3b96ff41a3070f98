class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x=0, *rest, **kw): return self.n + x, rest, kw
add = Adder(5)
print(add(1), add(1, 2, k=3), callable(add), callable(Adder), callable(5), callable(len), callable(lambda: 0),
    add.__call__(2))
add.__call__ = lambda: 'instance attribute is not used'
print(add(3), list(map(add, [1])))
class Managed:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow
with Managed('a') as a, Managed('b') as b:
    print('body', a, b)
with (
    Managed('p') as p,
    Managed('q', swallow=True),
):
    raise ValueError('inside')
print('after', p)
def early():
    with Managed('r'):
        return 'returned'
print(early())
for n in range(2):
    with Managed(str(n)):
        if n == 0:
            continue
        break
try:
    with Managed('s'), Managed('t'):
        1 / 0
except ZeroDivisionError as error:
    print(error)
