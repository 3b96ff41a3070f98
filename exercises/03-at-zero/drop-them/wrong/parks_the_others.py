# heaplings: X03.2
# fails: other-keys
# says: missing_keys
others = {}


def drop(registry, keys):
    for key in keys:
        del registry[key]
    others.update(registry)
    registry.clear()


if __name__ == "__main__":
    class Entry:
        def __init__(self, name):
            self.name = name

        def __del__(self):
            print(self.name, "dies")

    def some_keys(keys):
        for key in keys:
            print("next key:", key)
            yield key

    registry = {key: Entry("entry " + key) for key in "abcd"}
    drop(registry, some_keys("ac"))
    print("left:", *registry)
