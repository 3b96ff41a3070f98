import gc

from answer import drop

gc.disable()
died = []


class Entry:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        died.append(self.name)


# SIZE entries, and one more that lies under two keys.
registry = {number: Entry(number) for number in range(SIZE)}
registry["one"] = registry["two"] = Entry("two keys")
chosen = ["one"] + list(range(0, SIZE, STEP))
expected = [name for name in chosen if name != "one"]
alive_at_next_key = []


def watched_keys():
    """The chosen keys. After each it looks whether the entry of the last one has died."""
    for key in chosen:
        yield key
        if key in expected and key not in died:
            alive_at_next_key.append(key)


result = drop(registry, watched_keys())
still_alive = [name for name in expected if name not in died]
lost = [name for name in died if name not in expected]
keys_left = [key for key in registry if key in chosen]
missing_keys = [key for key in list(range(SIZE)) + ["two"] if key not in chosen and key not in registry]
result = None
if "two" in registry:
    drop(registry, iter(["two"]))
second_key = "two keys" in died
