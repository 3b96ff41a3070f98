# References and objects of the main module go in one collection: no callback.
import weakref


class Node:
    pass


def say(dead):
    print("callback")


before = None
n = Node()
after = weakref.ref(n, say)
before = weakref.ref(n, say)
weakref.finalize(n, print, "finalize runs at exit")
print("end of program")
