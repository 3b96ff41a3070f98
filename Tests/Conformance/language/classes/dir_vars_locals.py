class A:
    x = 1
    def method(self): pass
class B(A):
    def __init__(self): self.y = 2
b = B()
b.zebra = 3
print([n for n in dir(b) if not n.startswith('__')], [n for n in dir(B) if not n.startswith('__')], vars(b),
    sorted(k for k in vars(A) if not k.startswith('__')))
class D:
    def __dir__(self): return ['z', 'a']
print(dir(D()), '__len__' in dir(list), 'append' in dir([]), dir(5)[:3])
def f(a, b=2):
    c = 3
    if False:
        d = 4
    return sorted(locals().items())
print(f(1), 'f' in globals(), sorted(n for n in dir() if len(n) == 1))
def g():
    x = 1
    snapshot = locals()
    x = 2
    snapshot['x'] = 99
    return x, snapshot['x'], locals()['x']
print(g(), globals() is globals(), locals() is globals(), __name__, type(__builtins__).__name__)
globals()['injected'] = 'through the dict'
print(injected)
import sys
print(sys.__name__, 'path' in dir(sys), hasattr(sys, 'maxsize'), sys.maxsize)
