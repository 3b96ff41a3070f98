# Methods, cells, closures, weak references.
import gc
import weakref


class Node:
    def m(self):
        pass


def outer():
    x = [1]

    def inner():
        return x

    return inner


n = Node()
print([r is n or type(r).__name__ for r in gc.get_referents(n.m)])
f = outer()
print(gc.get_referents(f.__closure__[0]) == [[1]])
print(f.__closure__ in [r for r in gc.get_referents(f) if type(r) is tuple])
print(gc.get_referents(weakref.ref(n)))
callback = lambda dead: None
print(gc.get_referents(weakref.ref(n, callback)) == [callback])
print([r is n for r in gc.get_referents([n], (n,))])
