# ends: 0
# prints: done
# Comparisons and hashes that empty the container which asks.
import gc


class Evil:
    target = None

    def __init__(self, action):
        self.action = action

    def __eq__(self, other):
        if Evil.target is not None:
            self.action(Evil.target)
            gc.collect()
        return False

    def __hash__(self):
        return 1


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)


def lists(action):
    for use in (
        lambda x: x.index(5), lambda x: x.remove(5), lambda x: x.count(5), lambda x: 5 in x, lambda x: x == [5] * 20,
        lambda x: x < [5] * 20, lambda x: x != list(x), lambda x: [Evil(action)] * 3 == x,
    ):
        Evil.target = None
        x = [Evil(action) for _ in range(20)]
        Evil.target = x
        attempt(lambda: use(x))
        Evil.target = None


def tables(action, make, uses):
    for use in uses:
        Evil.target = None
        x = make(action)
        Evil.target = x
        attempt(lambda: use(x, Evil(action)))
        Evil.target = None


for action in (list.clear, lambda x: x.extend(range(1000)), lambda x: x.__delitem__(slice(1, None))):
    lists(action)


def fill(x):
    for i in range(1000):
        x[i] = i


def make_dict(action):
    d = {}
    for _ in range(6):
        d[Evil(action)] = [1]
    return d


for action in (dict.clear, fill, lambda x: x.update({i: i for i in range(300)}), dict.popitem):
    tables(
        action, make_dict,
        (
            lambda x, k: x.get(k), lambda x, k: x.setdefault(k, 1), lambda x, k: x.__setitem__(k, 1),
            lambda x, k: x.pop(k, None), lambda x, k: k in x, lambda x, k: x == {k: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6},
            lambda x, k: x | {k: 2}, lambda x, k: x.keys() & {k}, lambda x, k: x.update({k: 1}), lambda x, k: x.items() == {(k, 1)},
        ))


def make_set(action):
    s = set()
    for _ in range(6):
        s.add(Evil(action))
    return s


for action in (set.clear, lambda x: x.update(range(1000)), set.pop):
    tables(
        action, make_set,
        (
            lambda x, k: k in x, lambda x, k: x.add(k), lambda x, k: x.discard(k), lambda x, k: x | {k}, lambda x, k: x & {k},
            lambda x, k: x - {k}, lambda x, k: x ^ {k}, lambda x, k: x == {k, 1, 2, 3, 4, 5}, lambda x, k: x <= {k, 1, 2, 3, 4, 5, 6},
            lambda x, k: x.intersection_update({k}), lambda x, k: x.difference_update([k]), lambda x, k: x.isdisjoint([k]),
        ))
print("done")
