def inner():
    try:
        received = yield 'i1'
        print('inner got', received)
        yield 'i2'
    except ValueError as error:
        print('inner handles', error)
        yield 'i-recovered'
    finally:
        print('inner done')
    return 'inner result'
def outer():
    result = yield from inner()
    print('result', result)
    yield from [1, 2]
    yield from 'ab'
    return (yield from ()) or 'end'
o = outer()
print(next(o), o.send('hello'), next(o), list(o))
o = outer()
print(next(o), o.throw(ValueError('v')), next(o))
o = outer()
next(o)
o.close()
def tree(t):
    if t:
        left, value, right = t
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, [4]]], 5])))
def bad(): yield from 5
def raising():
    yield from (1 / n for n in (1, 0))
for make in (bad, raising):
    try:
        print(list(make()))
    except Exception as error:
        print(type(error).__name__ + ':', error)
