# WeakKeyDictionary: an entry goes with its key; equal keys share one entry.
import weakref


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __hash__(self):
        return hash(self.v)


d = weakref.WeakKeyDictionary()
a, b = Key(1), Key(1)
d[a] = "first"
d[b] = "second"
print(len(d), d[a], [k is a for k in d])
print(5 in d)
try:
    d[5] = 1
except TypeError as e:
    print(e)
del a
print(len(d), b in d)
d[b] = "third"
print(len(d), d[b])
del b
print(len(d))
