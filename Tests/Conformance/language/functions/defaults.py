def f(a, b=2, *, c=3): return a, b, c
print(f(1), f(1, 5), f(1, c=9), f(c=1, a=2), f.__defaults__, f.__kwdefaults__)
def history(item, log=[]):
    log.append(item)
    return log
print(history(1), history(2), history(3, ['fresh']), history.__defaults__)
n = 5
def frozen(value=n): return value
n = 6
print(frozen(), frozen.__defaults__)
def trace(name):
    print('default', name)
    return name
def order(a=trace('a'), *, b=trace('b')): return a, b
print(order(), order('x'))
history.__defaults__ = (['replaced'],)
print(history('y'))
f.__defaults__ = None
try:
    f(1)
except TypeError as error:
    print(error)
def sentinel(value=None, items=()):
    items = list(items)
    items.append(value)
    return items
print(sentinel(), sentinel(1), sentinel(2, [0]))
