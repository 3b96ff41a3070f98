"""Views made from one another share one buffer, which alone holds the object."""
import gc
import sys
import weakref

data = bytearray(8)
view = memoryview(data)
print(sys.getrefcount(data), sys.getrefcount(view))
half = view[4:]
again = memoryview(half)
signed = view.cast("b")
print(sys.getrefcount(data), sys.getrefcount(view))
view.release()
half.release()
print(sys.getrefcount(data), [type(x).__name__ for x in gc.get_referents(again)])
try:
    data.append(1)
except BufferError as error:
    print(type(error).__name__)
del again
signed.release()
print(sys.getrefcount(data), sys.getsizeof(signed))
data.append(1)
print(len(data))

other = memoryview(b"abc")
seen = weakref.ref(other, lambda _: print("gone"))
print(seen() is other, weakref.getweakrefcount(other))
del other
ring = [memoryview(b"xyz")]
ring.append(ring)
gc.collect()
del ring
print(gc.collect())
