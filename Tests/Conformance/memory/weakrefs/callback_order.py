# Callbacks of one object: newest reference first, proxies among them.
import weakref


class Node:
    pass


def say(name):
    return lambda dead: print(name, end=" ")


n = Node()
refs = [weakref.ref(n, say("one")), weakref.ref(n, say("two"))]
refs.append(weakref.proxy(n, say("proxy")))
refs.append(weakref.ref(n, say("four")))
del n
print()
