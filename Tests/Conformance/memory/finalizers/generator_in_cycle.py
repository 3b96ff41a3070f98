# A suspended generator in a dead cycle runs its finally.
import gc


class Box:
    pass


def gen(box):
    try:
        yield 1
    finally:
        print("finally", box.name)


gc.disable()
gc.collect()
box = Box()
box.name = "box"
box.gen = gen(box)
next(box.gen)
del box
print("deleted")
gc.collect()
print("collected")
