# What the collections consist of: objects that the collector knows, and the attributes.
import gc
import sys
import weakref


class Node:
    def method(self):
        pass


gc.disable()
gc.collect()
n = Node()
makers = (
    weakref.WeakValueDictionary, weakref.WeakKeyDictionary, weakref.WeakSet,
    lambda: weakref.WeakMethod(n.method), lambda: weakref.finalize(n, print))
before = set()
for make in makers:
    make()  # once unseen: free lists and shared keys
for make in makers:
    before.clear()
    made = new = kinds = o = None
    for o in gc.get_objects():
        before.add(id(o))
    made = make()
    new = gc.get_objects()
    kinds = []
    for o in new:
        if id(o) not in before and o is not kinds and o is not new:
            kinds.append('ref' if type(o) is weakref.ref else type(o).__name__)
    print(sorted(kinds), sys.getrefcount(made))
    if hasattr(made, '__dict__'):
        print('  ', list(vars(made)), [type(value).__name__ for value in vars(made).values()])
d = weakref.WeakValueDictionary(key=n)
link = d.data['key']
print(type(link).__name__, link.key, link.__callback__ is d._remove, sys.getrefcount(link), sys.getrefcount(n))
for it in (d.items(), d.values()):
    next(it)
    guard, = d._iterating
    print(type(guard).__name__, list(vars(guard)), guard.weakcontainer() is d)
    it.close()
print(len(d._iterating), sys.getsizeof(link) - sys.getsizeof(weakref.ref(n)))
