# ends: 0
# prints: RuntimeError dictionary changed size during iteration
# prints: RuntimeError Set changed size during iteration
# prints: done
def attempt(action):
    try:
        action()
    except (RuntimeError, KeyError) as error:
        print(type(error).__name__, error)


def grow():
    d = {i: i for i in range(10)}
    for key in d:
        d[key + 100] = 1


def shrink():
    d = {i: i for i in range(10)}
    for key in d.items():
        d.clear()


def swap():
    d = {i: i for i in range(10)}
    for key in d:
        del d[key]
        d[key + 100] = 1


def grow_set():
    s = set(range(10))
    for item in s:
        s.add(item + 100)


def clear_update():
    d = {i: i for i in range(10)}

    class K:
        def keys(self):
            return iter(d)

        def __getitem__(self, key):
            d.clear()
            return 1

    d.update(K())


for action in (grow, shrink, swap, grow_set, clear_update):
    attempt(action)
print("done")
