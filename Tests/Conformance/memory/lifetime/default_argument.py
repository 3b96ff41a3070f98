# A mutable default keeps what is put into it until the function dies.
import weakref


class Node:
    pass


def remember(x=None, seen=[]):
    if x is not None:
        seen.append(x)
    return len(seen)


n = Node()
r = weakref.ref(n)
print(remember(n), remember())
del n
print(r() is None)
del remember
print(r() is None)
