# A proxy of a function can be called; proxies are not hashable.
import weakref


def double(x):
    return 2 * x


p = weakref.proxy(double)
print(p(4), type(p) is weakref.CallableProxyType, type(p) in weakref.ProxyTypes)
try:
    hash(p)
except TypeError:
    print("unhashable")
del double
try:
    p(1)
except ReferenceError:
    print("dead")
