def tree(cls, depth=0, seen=('Exception', 'LookupError', 'ArithmeticError', 'OSError', 'RuntimeError',
        'NameError', 'ValueError', 'ImportError', 'SyntaxError', 'IndentationError')):
    wanted = 'KeyError IndexError ZeroDivisionError OverflowError FloatingPointError FileNotFoundError PermissionError FileExistsError RecursionError NotImplementedError UnboundLocalError UnicodeError ModuleNotFoundError TabError StopIteration TypeError AttributeError AssertionError MemoryError EOFError BufferError ReferenceError SystemError Warning GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup'.split()
    if cls.__name__ in seen or cls.__name__ in wanted or depth == 0:
        print('  ' * depth + cls.__name__)
        for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
            if sub.__module__ == 'builtins':
                tree(sub, depth + 1)
tree(BaseException)
print(ExceptionGroup.__mro__, IOError is OSError, EnvironmentError is OSError)
for error in (KeyboardInterrupt, SystemExit, GeneratorExit):
    try:
        raise error('not an Exception')
    except Exception:
        print('unexpected')
    except BaseException as caught:
        print(repr(caught))
