# 3.8 keeps dead bound methods for reuse.
import gc


class Box:
    def method(self):
        pass


gc.disable()
box = Box()
keep = [None] * 50
for i in range(50):
    keep[i] = box.method
for i in range(50):
    keep[i] = None
low = gc.get_count()[0]
for i in range(50):
    keep[i] = box.method
print(gc.get_count()[0] - low in range(40, 60))
