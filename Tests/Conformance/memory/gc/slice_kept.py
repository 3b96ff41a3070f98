"""A full collection empties the free lists, but the one slice that is kept stays."""
import gc

gc.disable()
items = [1, 2, 3]


def cut():
    items[0:1]


def measure(action):
    action()
    gc.collect()
    before = gc.get_count()[0]
    action()
    return gc.get_count()[0] - before


measure(cut)
bare = measure(lambda: items.copy())
print(measure(lambda: cut()) - bare, measure(lambda: items[0:1]) - bare)
