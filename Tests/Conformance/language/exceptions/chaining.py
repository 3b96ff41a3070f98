def chain(how):
    try:
        try:
            raise ValueError('original')
        except ValueError as error:
            if how == 'from':
                raise TypeError('new') from error
            if how == 'none':
                raise TypeError('new') from None
            if how == 'other':
                raise TypeError('new') from KeyError('other')
            if how == 'class':
                raise TypeError from LookupError
            raise TypeError('new')
    except TypeError as error:
        print(how, repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
for how in ('implicit', 'from', 'none', 'other', 'class'):
    chain(how)
def bad_cause():
    raise ValueError from 5
def bad_raise():
    raise 'text'
def bad_class():
    raise int
def nothing():
    raise
def instance_of_object():
    raise object()
for bad in (bad_cause, bad_raise, bad_class, nothing, instance_of_object):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
e = ValueError('v')
try:
    e.__cause__ = 5
except TypeError as error:
    print(error)
e.__cause__ = KeyError('manual')
print(repr(e.__cause__), e.__suppress_context__, e.with_traceback(None) is e, e.__traceback__)
