# Garbage that a finalizer makes waits for the next collection.
import gc


class Maker:
    def __del__(self):
        row = []
        row.append(row)
        print("made")


gc.disable()
gc.collect()
m = Maker()
m.me = m
del m
gc.collect()
print(gc.collect())
print(gc.collect())
