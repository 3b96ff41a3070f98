import weakref
class Node:
    def __init__(self, name): self.name = name
    def hello(self): return 'hello ' + self.name
n = Node('n')
r = weakref.ref(n, lambda ref: print('callback', ref is r, ref()))
p = weakref.proxy(n)
print(r() is n, p.name, p.hello(), weakref.getweakrefcount(n), weakref.ref(n) == r, hash(r) == hash(n),
    type(r), type(p))
p.extra = 5
print(n.extra, r is weakref.ref(n), weakref.ref(n) is weakref.ref(n))
d = weakref.WeakValueDictionary(key=n)
s = weakref.WeakSet([n])
m = weakref.WeakMethod(n.hello)
print(d['key'] is n, len(s), m()(), n in s)
del n
print(r(), len(d), len(s), m())
for bad in (lambda: p.name, lambda: str(p), lambda: bool(p), lambda: d['key']):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
for value in (5, 'text', [1], (1,), None, {}, object()):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
print(type(weakref.ref({1})).__name__, type(weakref.ref(len)).__name__, type(weakref.ref(Node)).__name__)
