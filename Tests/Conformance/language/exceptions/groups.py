group = ExceptionGroup('several', [ValueError('v'), TypeError('t'),
    ExceptionGroup('inner', [KeyError('k'), ValueError('w')])])
print(repr(group), str(group), group.message, len(group.exceptions))
print(repr(group.subgroup(ValueError)), repr(group.subgroup(OSError)))
match, rest = group.split((ValueError, KeyError))
print(repr(match), repr(rest), repr(group.derive([OSError(1)])))
print(repr(group.subgroup(lambda e: isinstance(e, TypeError))), type(BaseExceptionGroup('b', [ValueError()])),
    type(BaseExceptionGroup('b', [KeyboardInterrupt()])))
try:
    raise group
except* ValueError as caught:
    print('values', repr(caught))
except* (TypeError, KeyError) as caught:
    print('others', repr(caught))
try:
    raise ValueError('naked')
except* ValueError as caught:
    print('wrapped', repr(caught))
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), OSError(2)])
    except* ValueError:
        raise KeyError('replacement')
except ExceptionGroup as caught:
    print(repr(caught))
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), OSError('left')])
    except* ValueError:
        print('handled')
    else:
        print('no')
    finally:
        print('finally')
except ExceptionGroup as caught:
    print('remaining', repr(caught))
for bad in (lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', 5), lambda: ExceptionGroup('x', [1]),
        lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('x'),
        lambda: ExceptionGroup('x', [KeyboardInterrupt()])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
