# Weak references and proxies hold nothing.
import sys
import weakref


class Node:
    pass


node = Node()
print(sys.getrefcount(node))
r = weakref.ref(node)
p = weakref.proxy(node)
c = weakref.ref(node, lambda dead: None)
print(sys.getrefcount(node))
print(sys.getrefcount(r()))
s = r()
print(sys.getrefcount(node))
del s
print(sys.getrefcount(r), sys.getrefcount(p))
