# An inner function that calls itself is in a cycle with its cell.
import gc
import weakref


def make(data):
    def walk(n):
        return 0 if n == 0 else walk(n - 1) + len(data)

    return walk(3), weakref.ref(walk)


gc.disable()
gc.collect()
result, r = make([1, 2])
print(result, r() is None)
print(gc.collect(), r() is None)
