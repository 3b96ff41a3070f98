# heaplings: X03.2
# fails: in-step
def drop(registry, keys):
    doomed = set(keys)
    kept = {key: entry for key, entry in registry.items() if key not in doomed}
    registry.clear()
    registry.update(kept)


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
