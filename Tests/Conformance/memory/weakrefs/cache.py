# A cache that does not keep its values alive.
import weakref


class Image:
    made = 0

    def __init__(self, name):
        self.name = name
        Image.made += 1


cache = weakref.WeakValueDictionary()


def load(name):
    image = cache.get(name)
    if image is None:
        image = cache[name] = Image(name)
    return image


a = load("a")
print(load("a") is a, Image.made)
del a
print(len(cache))
b = load("a")
print(Image.made, len(cache))
