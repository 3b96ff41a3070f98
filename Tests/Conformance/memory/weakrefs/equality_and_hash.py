# Alive: by referent. Dead: by identity; the hash is remembered.
import weakref


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


a, b = Key(1), Key(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra is rb, hash(ra) == hash(a) == hash(1))
print(ra != rb)
del a
print(ra == rb, ra == ra, hash(ra) == hash(1))
del b
try:
    hash(rb)
except TypeError as e:
    print(e)
