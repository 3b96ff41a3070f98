# Operators, copies and updates of the weak dictionaries.
import weakref


class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name


class Own(weakref.WeakValueDictionary):
    pass


a, b, c = nodes = [Node(name) for name in 'abc']
d = weakref.WeakValueDictionary({1: a}, x=b)
d.update([(2, c)], y=c)
print(sorted(d.items(), key=str), d == {1: a, 'x': b, 2: c, 'y': c}, d == 5, d != {})
print(sorted((d | {3: a}).items(), key=str), sorted(({1: b, 4: a} | d).items(), key=str))
d |= {5: b}
print(len(d), type(d.copy()), type(Own(d).copy()), type(Own() | d), len(Own(d)))
print(d.pop(5), d.pop(5, 'none'), d.get(5), d.setdefault(1, b), d.setdefault(6, b), 6 in d, [r() for r in d.valuerefs()][:2])
k = weakref.WeakKeyDictionary({a: 1})
k.update([(b, 2)])
print(k == {a: 1, b: 2}, list((k | {c: 3}).values()), list(({a: 0, c: 4} | k).values()), type(k.copy()))
print(k.pop(b), k.pop(b, 'none'), k.setdefault(c, 3), k.get(b), list(k.items()), [r() for r in k.keyrefs()])
print(k.popitem(), d.popitem(), type(k).__hash__, repr(d).split(' at ')[0])
k.clear()
d.clear()
print(len(k), len(d), list(k), list(d), vars(d).keys())
for bad in (lambda: d[9], lambda: d.pop(9), lambda: d.popitem(), lambda: k.popitem(), lambda: k[a], lambda: k.pop(a),
        lambda: k[5], lambda: d.update([1]), lambda: d.update(5), lambda: k.update(x=1), lambda: d | [1],
        lambda: reversed(d), lambda: reversed(k), lambda: hash(d), lambda: set() in k, lambda: weakref.KeyedRef(a, None)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, str(error).split(' at ')[0])
