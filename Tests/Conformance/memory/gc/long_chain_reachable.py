# A long chain that hangs on one name survives whole; dropped, it goes without the collector.
import gc


class Link:
    __slots__ = ("next",)


gc.disable()
gc.collect()
head = None
for _ in range(50000):
    link = Link()
    link.next = head
    head = link
print(gc.collect())
ring = head
while ring.next is not None:
    ring = ring.next
ring.next = head
del link, ring
print(gc.collect())
del head
print(gc.collect())
