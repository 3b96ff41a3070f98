# While somebody iterates, entries of the dead stay; lengths, lookups and new entries take that into account.
import weakref


class Node:
    pass


k = weakref.WeakKeyDictionary()
v = weakref.WeakValueDictionary()
s = weakref.WeakSet()
nodes = [Node() for _ in range(4)]
for i, node in enumerate(nodes):
    k[node], v[i] = i, node
    s.add(node)
del node
its = [iter(k.values()), v.keys(), v.itervaluerefs()]
print([next(its[0]), next(its[1])], next(its[2]) is not None)
inner = iter(k)
next(inner)
nodes[2] = nodes[3] = None
print(len(k), len(k.data), len(k._pending_removals), len(v.data), v._pending_removals, len(s))
print(k.popitem()[1], len(k), len(k.data), len(k._pending_removals))
inner.close()
print(len(k._pending_removals), len(k._iterating))
v.data[2] = weakref.KeyedRef(nodes[1], None, 2)
its.clear()
print(len(v.data), sorted(v), len(k.data), list(k.values()), len(v._iterating), k._dirty_len)

# The collection may die while it is iterated, or before those it refers to.
it = weakref.WeakSet(nodes[:2]).__iter__()
print(type(next(it)).__name__, len(list(it)))
keep = Node()
collections = [weakref.WeakSet([keep]), weakref.WeakKeyDictionary({keep: 1}), weakref.WeakValueDictionary(x=keep)]
print(weakref.getweakrefcount(keep))
collections.clear()
print(weakref.getweakrefcount(keep))
del keep
