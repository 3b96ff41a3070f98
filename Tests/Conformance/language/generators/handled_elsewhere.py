# What a generator handles is its own; what its callers handle is seen through it.
import sys


def seen():
    return repr(sys.exception())


def suspended_in_handler():
    try:
        raise KeyError('own')
    except KeyError:
        yield seen()
        yield seen()
    yield seen()


stepper = suspended_in_handler()
try:
    raise IndexError('of the caller')
except IndexError:
    print(next(stepper), seen())
print(next(stepper), seen())
try:
    raise OSError('another')
except OSError:
    print(next(stepper), seen())


def plain():
    while True:
        yield seen()


watcher = plain()
print(next(watcher))
try:
    raise ValueError('outside')
except ValueError:
    print(next(watcher))
print(next(watcher), sys.exc_info())


def nested():
    yield from plain()


inner = nested()
try:
    raise ValueError('two levels up')
except ValueError:
    print(next(inner))


def keeps(error):
    try:
        yield
    except ValueError as caught:
        yield caught is error, seen()
        yield seen()
        raise


error = ValueError('thrown')
keeper = keeps(error)
next(keeper)
try:
    raise error
except ValueError as same:
    print(keeper.throw(same))
print(next(keeper))
try:
    next(keeper)
except ValueError as again:
    print(again is error, again.__context__)


def throws_while_handling():
    try:
        raise KeyError('first')
    except KeyError:
        yield


thrown = throws_while_handling()
next(thrown)
try:
    thrown.throw(ValueError('second'))
except ValueError as caught:
    print(repr(caught), repr(caught.__context__))
