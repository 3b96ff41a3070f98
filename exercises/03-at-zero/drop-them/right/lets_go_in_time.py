# heaplings: X03.2
def drop(registry, keys):
    waiting = iter(keys)
    done = object()
    while (key := next(waiting, done)) is not done:
        entry = registry[key]
        registry.pop(key)
        entry = None


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
