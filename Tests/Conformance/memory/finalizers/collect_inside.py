# gc.collect() in a finalizer: refused while a collection runs, allowed otherwise.
import gc


class D:
    def __del__(self):
        lost = []
        lost.append(lost)
        del lost
        print("collect gave", gc.collect())


gc.disable()
gc.collect()
d = D()
del d
d = D()
d.me = d
del d
gc.collect()
print("left over", gc.collect())
