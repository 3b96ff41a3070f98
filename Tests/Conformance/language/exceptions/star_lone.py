# except* wraps a lone exception in a group that has no traceback of its own.
try:
    raise ValueError('lone')
except* ValueError as group:
    print(repr(group), group.__traceback__, group.exceptions[0].__traceback__ is not None)


def again():
    try:
        raise ValueError('lone')
    except* ValueError:
        raise


try:
    again()
except ExceptionGroup as group:
    print(group.__traceback__.tb_lineno, group.__traceback__.tb_next)
try:
    raise ValueError('lone')
except* ValueError:
    None.missing
