import sys
def current(): return type(sys.exception()).__name__
def layered():
    try:
        raise ValueError('one')
    except ValueError:
        print(current())
        try:
            raise KeyError('two')
        except KeyError as inner:
            print(current(), repr(inner.__context__))
        print(current())
        raise
try:
    layered()
except ValueError as error:
    print('again', repr(error), error.__context__, current())
print(current(), sys.exc_info())
def helper():
    raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        helper()
except ZeroDivisionError as error:
    print('helper re-raised', error)
try:
    try:
        [][1]
    except IndexError as error:
        saved = error
    raise saved
except IndexError as error:
    print(error is saved, sys.exc_info()[0].__name__, sys.exc_info()[1] is saved)
def in_generator():
    try:
        yield current()
        raise RuntimeError('in generator')
    except RuntimeError:
        yield current()
try:
    raise ValueError
except ValueError:
    print(list(in_generator()), current())
