# getweakrefcount and the order of getweakrefs.
import weakref


class Node:
    pass


n = Node()
print(weakref.getweakrefcount(n), weakref.getweakrefs(n))
late = weakref.ref(n, lambda dead: None)
plain = weakref.ref(n)
later = weakref.ref(n, lambda dead: None)
proxy = weakref.proxy(n)
latest = weakref.ref(n, lambda dead: None)
names = {id(late): "late", id(plain): "plain", id(later): "later", id(latest): "latest", id(proxy): "proxy"}
print(weakref.getweakrefcount(n), [names[id(r)] for r in weakref.getweakrefs(n)])
del later
print(weakref.getweakrefcount(n))
print(weakref.getweakrefcount(5), weakref.getweakrefs(5))


class Fresh:
    pass


print(weakref.getweakrefcount(Fresh))
