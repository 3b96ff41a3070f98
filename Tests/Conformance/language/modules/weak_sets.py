# The operations of WeakSet with sets, lists, other weak sets and itself.
import weakref


class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name


def names(items):
    return ''.join(sorted(item.name for item in items))


a, b, c, d = nodes = [Node(name) for name in 'abcd']
s = weakref.WeakSet([a, b, c])
t = weakref.WeakSet([b, d])
print(names(s | t), names(s & t), names(s - t), names(s ^ t), type(s | {d}), names(s.union([d])))
print(s <= t, s >= weakref.WeakSet([a]), s < {a, b, c, d}, s > [a], s == weakref.WeakSet([c, b, a]), s == {a, b, c}, s != t)
print(s.issubset(nodes), s.issuperset([]), s.isdisjoint([d]), s.isdisjoint(t))
u = s.copy()
u |= t
u -= [a]
print(names(u), end=' ')
u ^= {a, b}
print(names(u), end=' ')
u &= [a, c, d]
print(names(u), end=' ')
u.difference_update([a])
u.symmetric_difference_update([b, d])
u.intersection_update(s)
print(names(u), end=' ')
u ^= u
print(len(u))
s -= s
print(len(s), type(s), weakref.WeakSet[int])
s.update([a, a, b])
s.discard(c)
s.remove(a)
print(s.pop(), len(s), s.__reduce__()[0], 5 in s)
for bad in (lambda: s.pop(), lambda: s.add(5), lambda: s | 5, lambda: s < 5, lambda: hash(s), lambda: set() in s, lambda: reversed(s),
        lambda: s.union([5]), lambda: s.issubset([1])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
