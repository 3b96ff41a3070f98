from answer import group_same


class Box:
    pass


def difference(lists):
    """The first list whose groups are wrong: what group_same says, and what is right."""
    for name in lists:
        objs = lists[name]
        places = {}
        for position in range(len(objs)):
            places.setdefault(id(objs[position]), []).append(position)
        got = group_same(objs)
        if got != list(places.values()):
            return {name: "%r != %r" % (got, list(places.values()))}
    return {}


# Three objects, each at several positions; SIZE and STEP say where.
three = [Box(), [SIZE], {"size": SIZE}]
shared_objects = difference({
    "[a, b, a]": [three[0], three[1], three[0]],
    "[a, b, c]": three,
    "[a, b, c, …] (%d)" % SIZE: [three[position * STEP % 3] for position in range(SIZE)],
})

# Lists and dicts that are equal, each an object of its own, and one that comes back at the end.
rows = [[1, 2] for _ in range(SIZE)] + [{"a": 1} for _ in range(STEP)]
equal_lists = difference({
    "[a, b, a] (a = [1, 2]; b = [1, 2])": [rows[0], rows[1], rows[0]],
    "[a, b] (a = {}; b = {})": [{}, {}],
    "[[1, 2] for _ in range(%d)]" % SIZE: rows[:SIZE],
    "[a, b, …, a] (%d)" % (SIZE + STEP + 1): rows + rows[:1],
})

# Not-a-number is not equal to itself, and two floats may be equal.
numbers = [float("nan"), float("nan"), SIZE / 4, SIZE / 4]
not_a_number = difference({
    "[a, b, a] (a = nan; b = nan)": [numbers[0], numbers[1], numbers[0]],
    "[a, a, b] (a = %s; b = %s)" % (SIZE / 4, SIZE / 4): [numbers[2], numbers[2], numbers[3]],
})

nothing_at_all = group_same([])

kept = [Box(), [SIZE], {"size": SIZE}, (SIZE,), SIZE / 4]
group_same(kept + kept[:2])
