# A suspended generator in a cycle through its closure: closing it frees all but what its function holds.
import gc


def closure():
    def body():
        yield items[0]

    items = [body()]
    next(items[0])


def expression():
    items = []
    generator = (items for _ in [1, 2])
    items.append(generator)
    next(generator)


def guarded():
    def body():
        try:
            yield items
        finally:
            print("finally")

    items = [body()]
    next(items[0])


gc.disable()
gc.collect()
for make in (closure, expression, guarded):
    make()
    print(gc.collect(), gc.collect())
