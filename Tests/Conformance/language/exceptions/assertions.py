def check(value):
    assert value, f'{value!r} is falsy'
    return 'ok'
print(check(1))
for body in (lambda: check([]), lambda: check(0)):
    try:
        body()
    except AssertionError as error:
        print(repr(error), error.args)
try:
    assert 1 == 2
except AssertionError as error:
    print(repr(error), [str(error)])
try:
    assert False, ('a', 'tuple')
except AssertionError as error:
    print(error.args)
def loud():
    print('message evaluated')
    return 'text'
assert True, loud()
try:
    assert None, loud()
except AssertionError as error:
    print(error)
print(__debug__)
