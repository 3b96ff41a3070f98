# One plain reference per object; references with callbacks are always new.
import weakref


class Node:
    pass


class MyRef(weakref.ref):
    pass


def callback(dead):
    pass


n = Node()
r = weakref.ref(n)
print(weakref.ref(n) is r, weakref.ref(n, None) is r)
print(weakref.ref(n, callback) is weakref.ref(n, callback))
p = weakref.proxy(n)
print(weakref.proxy(n) is p, p is r)
q = weakref.proxy(n, callback)
print(weakref.proxy(n, callback) is q)
m = MyRef(n)
print(MyRef(n) is m, MyRef(n) == m, m is r)
