# The classic figure: a cycle of three that a name holds, and a self-reference that none holds.
import gc
import sys


class Link:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


gc.disable()
gc.collect()
one, two, three, four = Link(1), Link(2), Link(3), Link(4)
one.next, two.next, three.next = two, three, one
four.next = four
A = one
del one, two, three, four
print(sys.getrefcount(A), sys.getrefcount(A.next), sys.getrefcount(A.next.next))
gc.collect()
print(A.next.next.next is A)
del A
gc.collect()
