# A closure keeps the variables that it names, not the whole frame.
import weakref


class Node:
    pass


def make():
    used, unused = Node(), Node()

    def inner():
        return used

    return inner, weakref.ref(used), weakref.ref(unused)


inner, used, unused = make()
print(used() is None, unused() is None)
print(inner.__code__.co_freevars, len(inner.__closure__))
del inner
print(used() is None)
