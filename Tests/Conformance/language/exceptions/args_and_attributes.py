for error in (Exception(), Exception('a'), Exception('a', 1), ValueError(None), KeyError('key'),
        KeyError('a', 'b'), KeyError(), IndexError(5), OSError(2, 'No such file'),
        OSError(2, 'No such file', 'name.txt'), OSError('just text'), StopIteration(7), SystemExit(3),
        UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'bad'), ImportError('no', name='m', path='p'),
        AttributeError('t', name='n', obj=5), NameError('t', name='n'),
        SyntaxError('bad', ('f.py', 3, 2, 'text'))):
    print(type(error).__name__, [str(error)], repr(error), error.args)
e = StopIteration(7)
print(e.value, StopIteration().value, SystemExit(3).code, SystemExit().code, OSError(2, 'x', 'f').filename,
    OSError(2, 'x').errno, type(OSError(2, 'x')), type(OSError(13, 'x')), type(OSError(17, 'x')))
try:
    (5).foo
except AttributeError as error:
    print(error.name, error.obj)
try:
    missing
except NameError as error:
    print(error.name)
try:
    import no_such_module_here
except ImportError as error:
    print(type(error).__name__, error, error.name, error.path)
try:
    from sys import no_such_name
except ImportError as error:
    print(type(error).__name__, str(error), error.name)
e = ValueError('a')
e.args = ('changed', 1)
e.extra = 'any attribute'
print(e, e.extra, e.__dict__)
for bad in (lambda: setattr(e, 'args', 5), lambda: ValueError(x=1), lambda: AttributeError(foo=1),
        lambda: UnicodeDecodeError('a')):
    try:
        print(bad())
    except TypeError as error:
        print(error)
