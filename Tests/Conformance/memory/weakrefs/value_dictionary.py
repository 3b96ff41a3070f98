# WeakValueDictionary: an entry goes with its value.
import weakref


class Node:
    pass


d = weakref.WeakValueDictionary()
a, b = Node(), Node()
d["a"], d["b"] = a, b
print(len(d), "a" in d, d["a"] is a, sorted(d))
del a
print(len(d), "a" in d, d.get("a"), list(d.keys()))
try:
    d["a"]
except KeyError as e:
    print("KeyError", e)
try:
    d["n"] = 5
except TypeError as e:
    print(e)
print(d.pop("b") is b, len(d), d.setdefault("q", b) is b, d.get("zz", 7))
