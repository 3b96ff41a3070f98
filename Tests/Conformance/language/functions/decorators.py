def trace(function):
    def wrapper(*args, **kwargs):
        print('call', function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print('done', result)
        return result
    return wrapper
def times(n):
    print('times', n)
    def decorate(function):
        print('decorate', function.__name__)
        return lambda *args: [function(*args) for _ in range(n)]
    return decorate
@trace
def add(a, b=1): return a + b
print(add(1), add(2, b=3), add.__name__)
@times(2)
@trace
def hi(): return 'hi'
print(hi())
def register(cls):
    cls.registered = True
    return cls
@register
class C: pass
class CountCalls:
    def __init__(self, function): self.function, self.calls = function, 0
    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)
@CountCalls
def square(x): return x * x
print(C.registered, square(3), square(4), square.calls)
buttons = [lambda f: f, lambda f: 'replaced']
@buttons[1]
def gone(): pass
@(lambda f: f.__name__)
def named(): pass
print(gone, named)
try:
    @5
    def broken(): pass
except TypeError as error:
    print(error)
