# A subclass of ref may carry data.
import weakref


class Node:
    pass


class Named(weakref.ref):
    def __new__(cls, o, name, callback=None):
        return super().__new__(cls, o, callback)

    def __init__(self, o, name, callback=None):
        super().__init__(o, callback)
        self.name = name


n = Node()
r = Named(n, "n", lambda dead: print("gone", dead.name))
print(r() is n, r.name, weakref.getweakrefcount(n))
del n
print(r())
