def greet(name: str, times: int = 1) -> str:
    """Say hello."""
    message = 'hello ' + name
    return message * times
print(greet.__name__, greet.__qualname__, greet.__doc__, greet.__module__, greet.__annotations__,
    greet.__defaults__, greet.__dict__)
print(greet.__code__.co_name, greet.__code__.co_varnames, greet.__code__.co_argcount,
    greet.__code__.co_nlocals, greet.__code__.co_firstlineno, greet.__code__.co_filename.endswith('.py'))
greet.calls = 3
greet.__doc__ = 'changed'
greet.__name__ = 'renamed'
print(greet.calls, greet.__doc__, greet.__name__, greet.__dict__, greet.__globals__ is globals(),
    callable(greet), type(greet))
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, (lambda: 0).__name__, (lambda: 0).__qualname__, outer.__doc__, len.__name__,
    len.__module__, print.__self__.__name__, [].append.__name__, str.upper.__qualname__)
class C:
    def method(self): """doc"""
c = C()
print(C.method.__qualname__, c.method.__name__, c.method.__doc__, c.method.__self__ is c,
    c.method.__func__ is C.method, c.method == c.method, c.method is c.method, type(c.method), type(C.method))
for bad in (lambda: setattr(greet, '__name__', 5), lambda: greet.nothing, lambda: setattr(len, 'x', 1),
        lambda: setattr(c.method, 'x', 1), lambda: setattr(greet, '__code__', 1),
        lambda: delattr(greet, 'missing')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ':', error)
