# Weak references and proxies.
import sys
import weakref


class Node:
    pass


n = Node()
before = sys.getsizeof(n)
r = weakref.ref(n)
p = weakref.proxy(n)
k = weakref.ref(n, lambda dead: None)
print(sys.getsizeof(r), sys.getsizeof(p), sys.getsizeof(k))
print(sys.getsizeof(n) == before)


def f():
    pass


print(sys.getsizeof(weakref.proxy(f)))
